package dev.ito.forwarder.domain.port;

/**
 * Tells events apart by what they say, however it is spelled: a backend writes what it was sent
 * anew, with other white space, another order of keys, and numbers that may be off by the last
 * digit.
 *
 * <p>An event's {@code count} is left out: Ito folds equal events into one by raising it in place,
 * and a folded event that was sent is the same event. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface EventFingerprints {

  /**
   * The fingerprint of an event.
   *
   * @param json the event, as the log or the backend spells it
   * @return 64 bits, the same for the same text
   * @throws IllegalArgumentException if the text is not an event
   */
  long of(String json);

  /**
   * The fingerprints that another spelling of an event may have.
   *
   * @param json the event, as the log or the backend spells it
   * @return {@link #of} first; more than one only if a number in it stands on an edge
   * @throws IllegalArgumentException if the text is not an event
   */
  long[] candidates(String json);
}
