package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.time.Duration;

/**
 * Hears what a run does while it does it. Called on the run's own thread; what a method throws is
 * dropped, so that watching cannot harm delivery.
 *
 * @since 0.1.0
 */
public interface ForwardListener {
  /** Hears nothing. */
  ForwardListener SILENT = new ForwardListener() {};

  /**
   * Something in the stored state was found in disorder, and mended.
   *
   * @param notice what it was
   * @param recovered where forwarding goes on
   */
  default void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {}

  /**
   * The log was opened at another place than the checkpoint named.
   *
   * @param located where, and how it was found
   * @param expected the count at which the last run stopped
   */
  default void relocated(Located located, long expected) {}

  /**
   * The state does not know what the backend holds, and the backend has said it.
   *
   * @param held how many events it holds; those that the log has too are not sent again
   */
  default void reconciling(long held) {}

  /**
   * The state does not know what the backend holds, and the backend did not say it either.
   *
   * @param error why not
   * @param goesOn whether everything is sent all the same; otherwise the run stops
   */
  default void notReconciled(BackendError error, boolean goesOn) {}

  /**
   * A line was skipped.
   *
   * @param line where it stands and what is wrong with it
   */
  default void malformed(MalformedLine line) {}

  /**
   * An attempt failed and another follows.
   *
   * @param batch what was sent
   * @param error why it failed
   * @param attempt which attempt it was, from 1
   * @param wait how long until the next one
   */
  default void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {}

  /**
   * A batch was refused as a whole and is cut into smaller ones.
   *
   * @param batch what was refused
   * @param reason why
   */
  default void split(EventBatch batch, BackendError reason) {}

  /**
   * A refused event was set aside.
   *
   * @param refused the event and why
   */
  default void quarantined(RefusedEvent refused) {}

  /**
   * A batch is acknowledged, and that is on disk.
   *
   * @param batch what was sent
   * @param result what the backend did with it
   * @param count how many events of the log are confirmed now
   */
  default void confirmed(EventBatch batch, IngestResult result, long count) {}
}
