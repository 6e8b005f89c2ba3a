package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.LoopListener;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.time.Duration;

/** Passes on what is heard to whoever counts it and to whoever says it. */
record WatchListeners(WatchTally tally, WatchNews news) implements ForwardListener, LoopListener {
  @Override
  public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
    news.recovered(notice, recovered);
  }

  @Override
  public void relocated(Located located, long expected) {
    news.relocated(located, expected);
  }

  @Override
  public void reconciling(long held) {
    news.reconciling(held);
  }

  @Override
  public void notReconciled(BackendError error, boolean goesOn) {
    news.notReconciled(error, goesOn);
  }

  @Override
  public void malformed(MalformedLine line) {
    tally.malformed(line);
    news.malformed(line);
  }

  @Override
  public void quarantined(RefusedEvent refused) {
    tally.quarantined(refused);
    news.quarantined(refused);
  }

  @Override
  public void confirmed(EventBatch batch, IngestResult result, long count) {
    tally.confirmed(batch, result, count);
  }

  @Override
  public void ran(ForwardReport report) {
    tally.ran(report);
    news.ran(report);
  }

  @Override
  public void stopped(ForwardReport report, int failures, Duration wait) {
    tally.stopped(report, failures, wait);
    news.stopped(report, failures, wait);
  }

  @Override
  public void failed(IOException why, int failures, Duration wait) {
    tally.failed(why, failures, wait);
    news.failed(why, failures, wait);
  }
}
