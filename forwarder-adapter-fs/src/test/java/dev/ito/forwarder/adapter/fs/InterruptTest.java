package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardLoop;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.LoopListener;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.LogChanges;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import dev.ito.forwarder.testkit.InMemoryBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loop that is interrupted at any step on disk has told of what is there, no less and no more.
 */
class InterruptTest {
  @TempDir private Path directory;

  /** Adds up what a run tells. */
  private static final class Told implements ForwardListener {
    private long events;

    @Override
    public void confirmed(EventBatch batch, IngestResult result, long count) {
      events += result.accepted();
    }
  }

  /** Nothing is ever appended, and the first wait is the last. */
  private static final class NoChanges implements LogChanges {
    @Override
    public boolean await(Duration atMost) throws InterruptedException {
      Thread.interrupted();
      throw new InterruptedException("the test ends here");
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @Test
  void what_was_told_until_an_interrupt_is_what_is_stored_on_both_sides() throws IOException {
    int step = 0;
    while (interruptedAt(step)) {
      step++;
    }
    assertTrue(step > 20, "only " + step + " steps");
  }

  /** Whether there was such a step. */
  private boolean interruptedAt(int step) throws IOException {
    Path state = directory.resolve("interrupted-at-" + step);
    InterruptingDisk disk = new InterruptingDisk(new StateDirectory(state), step);
    InMemoryBackend backend = new InMemoryBackend();
    Told told = new Told();
    EventForwarder forwarder =
        EventForwarder.from(InMemoryAuditLog.ofEvents(7))
            .to(backend)
            .keeping(new FileCheckpointStore(disk, Runnable::run))
            .with(ForwardLoop.settings(ForwardSettings.DEFAULT.withBatchSize(2)))
            .timedBy(new NoWaiting())
            .telling(told)
            .build();
    ForwardLoop loop =
        new ForwardLoop(
            forwarder, new NoChanges(), Duration.ofMillis(1), new NoWaiting(), LoopListener.SILENT);
    assertThrows(InterruptedException.class, loop::run);
    Checkpoint stored = new FileCheckpointStore(state).peek().checkpoint();
    assertEquals(told.events, stored.confirmed().count(), "interrupted at step " + step);
    assertEquals(told.events, backend.stored().size(), "interrupted at step " + step);
    return disk.hasInterrupted();
  }
}
