package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import java.time.Duration;

/**
 * Hands batches of audit events to whatever stores them.
 *
 * <p>Implementations do not retry: the use case does, and attempts would multiply. They send what a
 * batch holds, byte for byte, and never repeat a request by themselves. One thread at a time uses
 * an instance.
 *
 * @since 0.1.0
 */
public interface EventIngest {

  /**
   * Names where the events go.
   *
   * @return the same value for the same place, across restarts
   */
  Destination destination();

  /**
   * Says which batch will probably be sent after the one that is sent next, so that an adapter can
   * get ready while it waits for an answer. It neither sends nor waits, throws nothing, and changes
   * nothing of what is sent. Called by the thread that calls {@link #ingest}.
   *
   * @param next a batch that is on disk; whether it is ever sent, and whether another one is sent
   *     before it, is open
   */
  default void prepare(EventBatch next) {
    // most adapters have nothing that could be done ahead
  }

  /**
   * Sends one batch and waits for the answer.
   *
   * <p>Sending a batch again under the same key stores nothing twice and reports what was there as
   * duplicates, so a call whose outcome is unknown may be repeated.
   *
   * @param batch what to send
   * @param limit the longest time that the whole call may take, positive and a day at most; an
   *     adapter may have a shorter one of its own. When it has passed the call ends as {@link
   *     dev.ito.forwarder.domain.BackendError.Unavailable}, its outcome unknown
   * @return the backend's counts, as it gave them; the caller checks that they add up
   * @throws BackendException if the backend did not confirm the batch; unless the error says
   *     otherwise it may have stored any prefix
   * @throws InterruptedException if the thread was interrupted; the batch may be stored
   */
  IngestResult ingest(EventBatch batch, Duration limit)
      throws BackendException, InterruptedException;
}
