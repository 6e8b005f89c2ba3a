package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.Totals;
import java.time.Instant;
import java.util.Optional;

/** Counts what one run does. For one thread. */
final class RunTally {
  private long forwarded;
  private long duplicates;
  private long malformed;
  private long quarantined;
  private long relocations;
  private long amended;
  private Optional<BackendError> error = Optional.empty();
  private Optional<RefusedEvent> refused = Optional.empty();
  private boolean news;
  private boolean unreconciled;

  void confirmed(IngestResult result) {
    forwarded += result.accepted();
    duplicates += result.duplicates();
  }

  /** Events that need not be sent, because the backend says that it has them. */
  void alreadyThere(int events) {
    duplicates += events;
  }

  boolean hasDelivered() {
    return forwarded + duplicates > 0;
  }

  void malformed(int lines) {
    malformed += lines;
  }

  void quarantined() {
    quarantined++;
  }

  void relocated(long amendedEvents) {
    relocations++;
    amended(amendedEvents);
  }

  void amended(long events) {
    amended += events;
  }

  void stoppedBy(BackendError why) {
    error = Optional.of(why);
  }

  void stoppedBy(RefusedEvent event) {
    error = Optional.of(event.reason());
    refused = Optional.of(event);
  }

  /** The backend did not say what it has, and that is why. */
  void unreconciled(BackendError why) {
    error = Optional.of(why);
    unreconciled = true;
  }

  /** Compares how this run ended with what an earlier one has left. */
  void newsAfter(Optional<Pause> before) {
    news =
        before.isPresent() && error.isPresent()
            ? !before.get().reason().equals(error.get().detail())
            : before.isPresent() || error.isPresent();
  }

  Optional<BackendError> error() {
    return error;
  }

  Totals totals() {
    return new Totals(forwarded, duplicates, malformed, quarantined, relocations, amended, 0);
  }

  /** The past of a project, with what this run adds to it. */
  History addTo(History before, Instant now) {
    History after = hasDelivered() ? before.succeeded(now) : before;
    return error.isPresent() ? after.failed(now, error.get().detail()) : after;
  }

  ForwardReport report(
      ForwardReport.Outcome outcome, Checkpoint reached, long total, boolean exact) {
    return new ForwardReport(
        outcome,
        forwarded,
        duplicates,
        error.isPresent() ? 1 : 0,
        total,
        exact,
        reached.confirmed().count(),
        malformed,
        quarantined,
        error,
        refused,
        Optional.empty(),
        reached.pause(),
        news,
        unreconciled);
  }
}
