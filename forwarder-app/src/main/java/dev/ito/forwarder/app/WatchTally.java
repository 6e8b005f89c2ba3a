package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.LoopListener;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what a watch does since it began. Safe for several threads. */
final class WatchTally implements ForwardListener, LoopListener {
  /** The kind of a failure on our own side. */
  private static final String LOCAL = "local";

  private final Clock clock;
  private final Runnable changed;
  private final Map<String, Long> retries = new TreeMap<>();
  private long forwarded;
  private long duplicates;
  private long malformed;
  private long quarantined;
  private boolean through = true;
  private Optional<Instant> lastSuccess = Optional.empty();

  /**
   * What was counted until a moment.
   *
   * @param retries how often a run had to be made again, by the kind of its failure
   * @param through whether the last run got through
   * @param lastSuccess when a batch was last acknowledged
   */
  record Counts(
      long forwarded,
      long duplicates,
      long malformed,
      long quarantined,
      Map<String, Long> retries,
      boolean through,
      Optional<Instant> lastSuccess) {}

  /**
   * Counts from now on.
   *
   * @param changed is told, on the watch's own thread, when whoever looks at counts should look
   */
  WatchTally(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  synchronized Counts counts() {
    return new Counts(
        forwarded, duplicates, malformed, quarantined, Map.copyOf(retries), through, lastSuccess);
  }

  @Override
  public void confirmed(EventBatch batch, IngestResult result, long count) {
    synchronized (this) {
      forwarded += result.accepted();
      duplicates += result.duplicates();
      lastSuccess = Optional.of(clock.instant());
    }
    changed.run();
  }

  @Override
  public synchronized void malformed(MalformedLine line) {
    malformed++;
  }

  @Override
  public synchronized void quarantined(RefusedEvent refused) {
    quarantined++;
  }

  @Override
  public void ran(ForwardReport report) {
    if (report.outcome() == ForwardReport.Outcome.DELIVERED) {
      through(true);
    }
  }

  @Override
  public void stopped(ForwardReport report, int failures, Duration wait) {
    failed(Wording.kind(report.error().orElseThrow()));
  }

  @Override
  public void failed(IOException why, int failures, Duration wait) {
    failed(LOCAL);
  }

  private void failed(String kind) {
    synchronized (this) {
      retries.merge(kind, 1L, Long::sum);
    }
    through(false);
  }

  private void through(boolean now) {
    boolean differs;
    synchronized (this) {
      differs = through != now;
      through = now;
    }
    if (differs || !now) {
      changed.run();
    }
  }
}
