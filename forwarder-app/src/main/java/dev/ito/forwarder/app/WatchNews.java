package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.LoopListener;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says when the state of a watch changes, once: not each time that nothing has changed. */
final class WatchNews implements ForwardListener, LoopListener {
  /** A blip is no news. */
  private static final int FAILURES_WORTH_A_WORD = 3;

  private final PrintStream err;
  private final BackendAccess backend;
  private final Clock clock;
  private final boolean quiet;
  private Warnings warnings;
  private Optional<String> trouble = Optional.empty();
  private Optional<Instant> since = Optional.empty();

  /** To a stream; quiet, only what is wrong with the watch itself. */
  WatchNews(PrintStream err, BackendAccess backend, Clock clock, boolean quiet) {
    this.err = err;
    this.backend = backend;
    this.quiet = quiet;
    this.clock = clock;
    this.warnings = newWarnings();
  }

  private Warnings newWarnings() {
    return new Warnings(this::warn, true);
  }

  void warn(String what) {
    say("Warning: " + what);
  }

  void say(String what) {
    if (!quiet) {
      err.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
  }

  @Override
  public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
    warnings.recovered(notice, recovered);
  }

  @Override
  public void relocated(Located located, long expected) {
    warnings.relocated(located, expected);
  }

  @Override
  public void reconciling(long held) {
    warnings.reconciling(held);
  }

  @Override
  public void notReconciled(BackendError error, boolean goesOn) {
    warnings.notReconciled(error, goesOn);
  }

  @Override
  public void malformed(MalformedLine line) {
    warnings.malformed(line);
  }

  @Override
  public void quarantined(RefusedEvent refused) {
    warnings.quarantined(refused);
  }

  @Override
  public void ran(ForwardReport report) {
    ended();
    if (report.outcome() == ForwardReport.Outcome.DELIVERED) {
      recovered(report);
    }
  }

  private void recovered(ForwardReport report) {
    if (trouble.isPresent()) {
      say(
          "back after %s; %s forwarded"
              .formatted(
                  since
                      .map(at -> Quantities.time(Duration.between(at, clock.instant())))
                      .orElse("a while"),
                  Quantities.count(report.forwarded(), "event")));
    }
    trouble = Optional.empty();
    since = Optional.empty();
  }

  @Override
  public void stopped(ForwardReport report, int failures, Duration wait) {
    ended();
    BackendError error = report.error().orElseThrow();
    String kind = Wording.kind(error);
    boolean mayPass =
        error instanceof BackendError.Unavailable || error instanceof BackendError.Throttled;
    String what =
        report
            .refused()
            .map(Wording::of)
            .orElseGet(() -> mayPass ? away(report, error) : Wording.of(error, backend));
    trouble(kind, what + "; watch keeps trying", !mayPass || failures >= FAILURES_WORTH_A_WORD);
  }

  @Override
  public void failed(IOException why, int failures, Duration wait) {
    String what = Failure.local(why);
    trouble(what, what + "; watch keeps trying", failures >= FAILURES_WORTH_A_WORD);
  }

  private static String away(ForwardReport report, BackendError error) {
    long waiting = report.totalLocal() - report.newOffset();
    return "the backend is away: %s. Nothing is lost, %s%s"
        .formatted(
            error.detail(),
            report.totalExact() ? "" : "more than ",
            Quantities.count(waiting, "event") + (waiting == 1 ? " waits" : " wait"));
  }

  private void trouble(String kind, String what, boolean worthAWord) {
    if (since.isEmpty()) {
      since = Optional.of(clock.instant());
    }
    if (worthAWord && !trouble.equals(Optional.of(kind))) {
      trouble = Optional.of(kind);
      warn(what);
    }
  }

  private void ended() {
    warnings.finish();
    warnings = newWarnings();
  }
}
