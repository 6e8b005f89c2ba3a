package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the {@link Checkpoint} of one project across restarts and crashes, for one forwarder at a
 * time.
 *
 * <p>The order of calls is in the types: only the {@link Session} that {@link #open()} returns can
 * commit, and it has the lock.
 *
 * <p>Events in flight come back byte for byte, each with its line, and with fields that can be
 * read: a store is given an {@link AuditEvent.Decoder} for them, the one of its log.
 *
 * @since 0.1.0
 */
public interface CheckpointStore {

  /**
   * Takes sole ownership until the session is closed, against other processes and against other
   * stores in this one.
   *
   * @return the session, or empty if another forwarder is at work
   * @throws UntrustedStateException if what is stored cannot be trusted; nothing was changed
   * @throws IOException if it cannot be read
   */
  Optional<Session> open() throws IOException;

  /**
   * Reads without owning, for display; never changes anything.
   *
   * @return what is stored, or {@link Checkpoint#INITIAL}
   * @throws UntrustedStateException if what is stored cannot be trusted
   * @throws IOException if it cannot be read
   */
  Recovered peek() throws IOException;

  /**
   * What was stored, and what had to be decided to read it.
   *
   * @param checkpoint where to go on
   * @param notices what was found in disorder, in no particular order
   */
  record Recovered(Checkpoint checkpoint, List<Notice> notices) {
    /**
     * Checks the components.
     *
     * @param checkpoint where to go on
     * @param notices what was found in disorder
     */
    public Recovered {
      Objects.requireNonNull(checkpoint, "checkpoint");
      notices = List.copyOf(Objects.requireNonNull(notices, "notices"));
    }
  }

  /** Something found in disorder that did not stop the recovery. */
  enum Notice {
    /** Another program has moved the count; its value was taken. */
    COUNT_MOVED,
    /** Another program has moved the count while batches were in flight; they were dropped. */
    IN_FLIGHT_DROPPED,
    /** The count was missing or damaged; it was restored from the other record. */
    COUNT_RESTORED,
    /** The other record was damaged; it was kept aside and the count was taken. */
    RECORD_DAMAGED
  }

  /** Sole ownership of a stored checkpoint. For one thread, but for {@link #prepare}. */
  interface Session extends Closeable {

    /**
     * What was stored when the session began.
     *
     * @return the same at every call
     */
    Recovered recovered();

    /**
     * Replaces the checkpoint.
     *
     * <p>Returns once what delivery depends on would survive power loss: the confirmed place, the
     * sequence, the batches in flight and the destination. Progress within what is in flight, and
     * to its end if what follows is prepared, may be written a little later, since a restart that
     * has not heard of it sends the same batches under the same keys; everything else as late as at
     * {@link #close()}. After an exception either the old checkpoint or the new one is stored.
     *
     * <p>An interrupted thread commits like any other, and is still interrupted afterwards: what
     * the backend has acknowledged is known to be stored before anybody is told to stop.
     *
     * @param next the new checkpoint
     * @throws IOException if it could not be stored
     */
    void commit(Checkpoint next) throws IOException;

    /**
     * Says what the next commit but a few will probably be, so that it costs less then. Changes
     * nothing that is stored: a crash, or another commit, and it is as if nobody had said so. Any
     * one thread may call this while another commits; it must have returned before the commit that
     * it is for, and before the session is closed.
     *
     * @param next the checkpoint to come
     * @throws IOException if a commit of it would fail
     */
    default void prepare(Checkpoint next) throws IOException {
      // nothing can be done ahead
    }

    /**
     * Writes what is left to write and gives up ownership.
     *
     * @throws IOException if it could not be stored; ownership is given up all the same
     */
    @Override
    void close() throws IOException;
  }
}
