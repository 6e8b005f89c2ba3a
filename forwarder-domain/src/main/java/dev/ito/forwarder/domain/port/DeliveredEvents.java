package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.BackendException;
import java.time.Duration;

/**
 * Lists what a backend holds for a project. One thread at a time uses an instance.
 *
 * @since 0.1.0
 */
public interface DeliveredEvents {

  /** Takes one event of the list. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes the next event.
     *
     * @param json the event as the backend spells it: the same JSON value as in the log, seldom the
     *     same text
     */
    void visit(String json);
  }

  /**
   * Asks once and passes on every event as it comes, oldest first, without holding the list.
   *
   * @param limit the longest time that the whole call may take, positive
   * @param visitor takes the events; after an exception it has seen some of them
   * @throws BackendException if the list did not come, or not to its end
   * @throws InterruptedException if the thread was interrupted
   */
  void list(Duration limit, Visitor visitor) throws BackendException, InterruptedException;
}
