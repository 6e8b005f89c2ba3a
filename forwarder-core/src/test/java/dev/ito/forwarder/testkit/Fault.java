package dev.ito.forwarder.testkit;

/**
 * What a backend can be told to do with the next request.
 *
 * @since 0.1.0
 */
public enum Fault {
  /** It cannot be reached: nothing arrives, and that is certain. */
  NOT_REACHED,
  /** It answers that it cannot at the moment; nothing is stored. */
  UNAVAILABLE,
  /**
   * As {@link #UNAVAILABLE}, and it asks to be left alone for {@link EventIngestContract#ASKED}.
   */
  UNAVAILABLE_FOR_A_WHILE,
  /** It asks to slow down; nothing is stored. */
  THROTTLED,
  /** As {@link #THROTTLED}, and it asks to be left alone for {@link EventIngestContract#ASKED}. */
  THROTTLED_FOR_A_WHILE,
  /** It does not let the token in. */
  UNAUTHORIZED,
  /** It has no such endpoint. */
  NOT_FOUND,
  /** It finds the batch too large. */
  TOO_LARGE,
  /** It refuses what the batch says. */
  REJECTED,
  /** It gives an answer that no backend gives. */
  OTHER,
  /** It stores {@link EventIngestContract#PREFIX} events of the batch and fails then. */
  STORED_IN_PART,
  /** It stores the whole batch, and its answer is lost. */
  ANSWER_LOST,
  /** It stores the whole batch and answers that it accepted 0 and knew 0. */
  WRONG_COUNTS,
  /** It takes the request and does not answer until the caller gives up. */
  NO_ANSWER
}
