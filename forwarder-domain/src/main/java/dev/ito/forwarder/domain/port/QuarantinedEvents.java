package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.RefusedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a {@link Quarantine} has set aside, for somebody who decides what becomes of it.
 *
 * @since 0.1.0
 */
public interface QuarantinedEvents {

  /**
   * Reads what is there; never changes anything.
   *
   * @return the events, oldest first
   * @throws IOException if it exists and cannot be read
   */
  Contents read() throws IOException;

  /**
   * Takes events out, all of them in one step. To be called only by the owner of the checkpoint
   * store's session, because a forwarder adds to it.
   *
   * @param ids which; those that are not there are ignored
   * @throws IOException if it could not be stored; then all of them are still there
   */
  void drop(Set<String> ids) throws IOException;

  /**
   * What was found.
   *
   * @param entries the events, oldest first
   * @param unreadable how many lines are no entries: torn by a crash, or damaged
   */
  record Contents(List<Entry> entries, int unreadable) {
    /**
     * Checks the components.
     *
     * @param entries the events
     * @param unreadable how many lines are no entries
     */
    public Contents {
      entries = List.copyOf(Objects.requireNonNull(entries, "entries"));
    }
  }

  /**
   * One event that was set aside.
   *
   * @param id tells it from the others, and is an idempotency key under which nothing but this
   *     event was ever sent
   * @param refused the event, and why it is here
   */
  record Entry(String id, RefusedEvent refused) {
    /**
     * Checks the components.
     *
     * @param id tells it from the others
     * @param refused the event
     */
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(refused, "refused");
    }
  }
}
