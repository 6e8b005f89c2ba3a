package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows somebody at a terminal how a long run gets on; nothing appears in a short one. Whatever
 * else is said meanwhile gets a line of its own.
 */
final class ProgressLine implements ForwardListener, AutoCloseable {
  /** A run that is over sooner needs no progress. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final ForwardListener said;
  private final ProjectDirectory project;
  private final PrintStream err;
  private final Looks looks;
  private final long begin = System.nanoTime();
  private Optional<ProgressDisplay> display = Optional.empty();
  private boolean hopeless;
  private long events;
  private long bytes;

  ProgressLine(ForwardListener said, ProjectDirectory project, PrintStream err, Looks looks) {
    this.said = said;
    this.project = project;
    this.err = err;
    this.looks = looks;
  }

  @Override
  public void confirmed(EventBatch batch, IngestResult result, long count) {
    said.confirmed(batch, result, count);
    events += batch.size();
    bytes += batch.bytes() + 1;
    if (display.isPresent()) {
      display.get().reached(events);
    } else if (!hopeless && elapsed().compareTo(PATIENCE) > 0) {
      display = begin();
      hopeless = display.isEmpty();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** How many events are left is estimated: counting them would cost what sending them costs. */
  private Optional<ProgressDisplay> begin() {
    try {
      long left = Wiring.status(project, 0).backlog().bytes().orElse(0) * events / bytes;
      return left == 0
          ? Optional.empty()
          : Optional.of(ProgressDisplay.begin(events, events + left, elapsed(), err, looks));
    } catch (IOException unreadable) {
      return Optional.empty(); // the run itself says so
    }
  }

  private ForwardListener aside() {
    display.ifPresent(ProgressDisplay::clear);
    return said;
  }

  @Override
  public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
    aside().recovered(notice, recovered);
  }

  @Override
  public void relocated(Located located, long expected) {
    aside().relocated(located, expected);
  }

  @Override
  public void malformed(MalformedLine line) {
    aside().malformed(line);
  }

  @Override
  public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
    aside().retrying(batch, error, attempt, wait);
  }

  @Override
  public void split(EventBatch batch, BackendError reason) {
    aside().split(batch, reason);
  }

  @Override
  public void quarantined(RefusedEvent refused) {
    aside().quarantined(refused);
  }

  @Override
  public void close() {
    display.ifPresent(ProgressDisplay::close);
  }
}
