package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.LogPosition;
import java.io.IOException;

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
   * <p>Wherever this reader stops, everything that waits behind the place still waits. So a log in
   * which what is dealt with is not what stands first, because it is rewritten by design, must know
   * better than this method does, which counts.
   *
   * @param place where an earlier reader stopped
   * @return a reader that ends where nothing is left that is dealt with
   * @throws IOException if the log exists and cannot be read
   */
  default LogReader upTo(LogPosition place) throws IOException {
    return FirstEvents.of(this, place);
  }
}
