package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Says on the error stream, while a run goes on, what a person should know of. */
final class Warnings implements ForwardListener {
  private static final int MOST_MALFORMED = 10;

  private final Consumer<String> said;
  private final boolean patient;
  private boolean asked;
  private long malformed;

  /** Of a run in no hurry only what concerns the log and the state is said. */
  Warnings(PrintStream err, boolean bestEffort) {
    this(new Lines(err), bestEffort);
  }

  Warnings(Consumer<String> said, boolean bestEffort) {
    this.said = said;
    this.patient = bestEffort;
  }

  /** A lambda would cost every run two milliseconds. */
  private record Lines(PrintStream err) implements Consumer<String> {
    @Override
    public void accept(String what) {
      err.println("Warning: " + what);
    }
  }

  /** Whoever has just been told what the backend holds is not told again. */
  Warnings afterAsking() {
    asked = true;
    return this;
  }

  /** Says what is not as it should be before anything is done. */
  void begin(Settings settings) {
    if (!patient) {
      for (String warning : settings.warnings()) {
        warn(warning);
      }
    }
  }

  @Override
  public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
    warn(Wording.of(notice, recovered.confirmed().count()));
  }

  @Override
  public void relocated(Located located, long expected) {
    warn(Wording.of(located, expected));
  }

  @Override
  public void reconciling(long held) {
    if (held > 0 && !asked) {
      warn(HoldingsWording.reconciling(held));
    }
  }

  @Override
  public void notReconciled(BackendError error, boolean goesOn) {
    if (goesOn) {
      warn(HoldingsWording.notReconciled(error));
    }
  }

  @Override
  public void malformed(MalformedLine line) {
    if (++malformed <= MOST_MALFORMED) {
      warn("line " + line.line() + " of the log is no event and is skipped: " + line.reason());
    }
  }

  @Override
  public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
    if (!patient) {
      warn(
          "attempt %d of a batch of %d events failed: %s; trying again in %d ms"
              .formatted(attempt, batch.size(), error.detail(), wait.toMillis()));
    }
  }

  @Override
  public void quarantined(RefusedEvent refused) {
    warn(
        "the backend refuses the event in line %d of the log (%s); moved to %s"
            .formatted(
                refused.event().line(),
                refused.reason().detail(),
                "event-forward-quarantine.jsonl"));
  }

  /** Says what was too much to say line by line. */
  void finish() {
    if (malformed > MOST_MALFORMED) {
      warn((malformed - MOST_MALFORMED) + " more lines of the log are no events and were skipped");
    }
  }

  private void warn(String what) {
    said.accept(what);
  }
}
