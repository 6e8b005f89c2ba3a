package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import java.io.IOException;
import java.util.Optional;

/** Sees to it that a state is used for one destination only, unless somebody says otherwise. */
final class DestinationBinding {
  private final Progress progress;
  private final ForwardSettings settings;
  private final Destination destination;

  DestinationBinding(Run run, Destination destination) {
    this.progress = run.progress();
    this.settings = run.settings();
    this.destination = destination;
  }

  /** Whether the state belongs to this destination, or may from now on. */
  boolean bind() throws IOException {
    Optional<Destination> known = here().destination();
    if (known.isEmpty() || known.get().equals(destination)) {
      return true;
    }
    switch (settings.onNewDestination()) {
      case CONTINUE -> rebind(here());
      case FROM_START -> rebind(fromStart());
      case REFUSE -> {
        return false;
      }
    }
    return true;
  }

  private Checkpoint fromStart() {
    return Checkpoint.INITIAL.counting(here().totals());
  }

  private void rebind(Checkpoint next) throws IOException {
    progress.commit(bound(next).withBodyLimit(Optional.empty()).withPause(Optional.empty()));
  }

  /** The same checkpoint, for this destination. */
  Checkpoint bound(Checkpoint next) {
    return next.boundTo(destination);
  }

  /** What a run reports that may not begin. */
  ForwardReport refused() {
    return new ForwardReport(
        ForwardReport.Outcome.OTHER_DESTINATION,
        0,
        0,
        0,
        here().confirmed().count(),
        false,
        here().confirmed().count(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        here().destination(),
        Optional.empty(),
        true,
        false);
  }

  private Checkpoint here() {
    return progress.here();
  }
}
