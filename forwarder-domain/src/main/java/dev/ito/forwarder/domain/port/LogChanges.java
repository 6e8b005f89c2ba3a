package dev.ito.forwarder.domain.port;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Notices that a log may have something new in it: appended to, truncated, replaced, removed, made
 * anew. For one thread.
 *
 * @since 0.1.0
 */
public interface LogChanges extends Closeable {

  /**
   * Waits for a change.
   *
   * <p>Nothing slips through between two calls: whatever happens to the log after a call has
   * returned ends the next one. It may end without a change now and then, so the caller looks for
   * itself.
   *
   * @param atMost the longest time to wait, zero or more
   * @return whether the log seems to have changed since the last call returned, or since this
   *     object was made
   * @throws IOException if changes can no longer be noticed; a log that is missing or unreadable is
   *     none of that
   * @throws InterruptedException if the thread was interrupted
   */
  boolean await(Duration atMost) throws IOException, InterruptedException;
}
