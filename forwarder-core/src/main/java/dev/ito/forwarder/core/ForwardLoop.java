package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.port.LogChanges;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Forwards as the log grows, until the thread is interrupted.
 *
 * <p>It is nothing but one run after the other. Ownership of the state lasts for a run and no
 * longer: between two of them other commands may work on the same project, and whatever they did is
 * found in the state by the next run. There are no attempts within a run but the first: the pace
 * between runs is the retry, and everything waits on disk.
 *
 * @since 0.1.0
 */
public final class ForwardLoop {
  /** A run is made now and then also without a change: somebody may have moved the count. */
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

  /** How long somebody else's run is waited for, before looking again. */
  private static final Duration WHILE_BUSY = Duration.ofMillis(200);

  private final EventForwarder forwarder;
  private final LogChanges changes;
  private final Pace pace;
  private final Timing timing;
  private final LoopListener listener;

  /**
   * Composes a loop.
   *
   * @param forwarder makes the runs; its settings must not say best effort
   * @param changes says when there is something to do; the caller closes it
   * @param baseDelay the longest wait after a first failure, doubling from there up to {@link
   *     RetrySettings#LONGEST_DELAY}; positive
   * @param timing time, waiting and chance
   * @param listener hears how it goes
   */
  public ForwardLoop(
      EventForwarder forwarder,
      LogChanges changes,
      Duration baseDelay,
      Timing timing,
      LoopListener listener) {
    this.forwarder = Objects.requireNonNull(forwarder, "forwarder");
    this.changes = Objects.requireNonNull(changes, "changes");
    this.timing = Objects.requireNonNull(timing, "timing");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.pace = new Pace(baseDelay, timing);
  }

  /**
   * What the runs of a loop do differently from single ones.
   *
   * @param settings how to go about forwarding
   * @return the same, without attempts after the first
   */
  public static ForwardSettings settings(ForwardSettings settings) {
    Objects.requireNonNull(settings, "settings");
    return settings.withRetry(new RetrySettings(0, settings.retry().baseDelay()));
  }

  /**
   * Runs until it is stopped. What the backend says never ends it, and what happens to the log or
   * the state only if it happens to the first run.
   *
   * @return the report of a run that found the state belonging to another destination, which is the
   *     only way to return
   * @throws IOException if the first run could not read the log, or read or store the state
   * @throws InterruptedException if the thread was interrupted; the next run goes on where this one
   *     was
   */
  public ForwardReport run() throws IOException, InterruptedException {
    ForwardReport report = run(forwarder);
    while (report.outcome() != ForwardReport.Outcome.OTHER_DESTINATION) {
      rest(report);
      report = nextRun();
    }
    return report;
  }

  private ForwardReport nextRun() throws InterruptedException {
    while (true) {
      try {
        return run(forwarder);
      } catch (IOException e) {
        Duration wait = pace.afterLocalFailure();
        tell(l -> l.failed(e, pace.failures(), wait));
        timing.sleep(wait);
      }
    }
  }

  /** An interrupted thread cannot read or write files, which then looks like a failing disk. */
  private static ForwardReport run(EventForwarder forwarder)
      throws IOException, InterruptedException {
    try {
      return forwarder.forward();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        InterruptedException stop = new InterruptedException("interrupted during a run");
        stop.addSuppressed(e);
        throw stop;
      }
      throw e;
    }
  }

  private void rest(ForwardReport report) throws IOException, InterruptedException {
    if (report.outcome() == ForwardReport.Outcome.DELIVERED
        || report.forwarded() + report.duplicates() > 0) {
      pace.succeeded();
    }
    if (report.error().isPresent()) {
      Duration wait = pace.afterFailure(report.error().get());
      tell(l -> l.stopped(report, pace.failures(), wait));
      timing.sleep(wait);
      return;
    }
    tell(l -> l.ran(report));
    switch (report.outcome()) {
      case DELIVERED -> changes.await(LONGEST_IDLE);
      case BUSY, PAUSED -> timing.sleep(WHILE_BUSY);
      default -> {} // goes on at once
    }
  }

  private void tell(Consumer<LoopListener> what) {
    HarmlessListener.tell(listener, what);
  }
}
