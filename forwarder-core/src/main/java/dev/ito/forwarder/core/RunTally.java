package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.Totals;
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

  void confirmed(IngestResult result) {
    forwarded += result.accepted();
    duplicates += result.duplicates();
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

  void news(boolean differs) {
    news = differs;
  }

  Optional<BackendError> error() {
    return error;
  }

  Totals totals() {
    return new Totals(forwarded, duplicates, malformed, quarantined, relocations, amended, 0);
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
        news);
  }
}
