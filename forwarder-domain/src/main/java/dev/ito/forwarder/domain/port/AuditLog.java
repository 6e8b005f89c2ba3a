package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.LogPosition;
import java.io.IOException;
import java.util.Optional;

/**
 * The log whose events are forwarded. Others append to it, rewrite it and remove it at any time;
 * implementations only ever read.
 *
 * @since 0.1.0
 */
public interface AuditLog {

  /**
   * Opens the log at a place where an earlier reader stopped.
   *
   * <p>A place is content, not a number: if the log has changed before it, the reader looks for
   * what stood there and says in {@link LogReader#located()} what it found. A log that does not
   * exist is an empty one.
   *
   * @param from where to go on
   * @return a reader behind the last event that is known to be dealt with
   * @throws IOException if the log exists and cannot be read
   */
  LogReader open(LogPosition from) throws IOException;

  /**
   * Opens the log at its start, to read again what is dealt with at a place and still stands there.
   *
   * <p>Wherever that reader stops, everything that waits behind the place still waits. A log need
   * not say this if what is dealt with is what stands first; one that is rewritten by design must.
   *
   * @param place where an earlier reader stopped
   * @return a reader that ends where nothing is left that is dealt with; empty if that are the
   *     first events of the log, as many as {@link #open} counts before the place
   * @throws IOException if the log exists and cannot be read
   */
  default Optional<LogReader> upTo(LogPosition place) throws IOException {
    return Optional.empty();
  }
}
