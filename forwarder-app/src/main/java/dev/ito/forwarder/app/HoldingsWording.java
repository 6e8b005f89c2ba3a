package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ReplayPlan;
import dev.ito.forwarder.domain.BackendError;

/** What people read when the backend was asked which events it has. */
final class HoldingsWording {
  private HoldingsWording() {}

  /** That it was not known here, and the backend was asked. */
  static String reconciling(long held) {
    return "it is not known here what was delivered; the backend has "
        + Quantities.count(held, "event")
        + ", and what it has of this log is not sent again";
  }

  /** That it was not known here, and the backend could not say anything either. */
  static String notReconciled(BackendError error) {
    return "it is not known here what was delivered, and the backend does not say which events it has ("
        + error.detail()
        + "); starting at the beginning of the log";
  }

  /** That nobody can tell what is missing at the backend. */
  static String unknownHoldings(ReplayPlan plan) {
    return ("the backend does not say which events it has (%s), so nobody can tell what is missing;"
            + " nothing was changed or sent. To send all %s, also those that it has, say --resend")
        .formatted(
            plan.unknown().map(BackendError::detail).orElse("no answer"),
            Quantities.count(plan.events()));
  }

  /** That a run stopped because the backend did not say. */
  static String unreconciled(BackendError error, BackendAccess backend) {
    return stopsAnyway(error)
        ? Wording.of(error, backend)
        : "it is not known here which events were delivered, and the backend does not say which it"
            + " has: "
            + error.detail()
            + ". None was sent; run ito-forwarder forward again, or send them all with"
            + " --no-reconcile";
  }

  /** Whether no batch would have got through either. */
  private static boolean stopsAnyway(BackendError error) {
    return error instanceof BackendError.Unauthorized
        || error instanceof BackendError.Throttled
        || error instanceof BackendError.Unavailable away && !away.outcomeUnknown();
  }
}
