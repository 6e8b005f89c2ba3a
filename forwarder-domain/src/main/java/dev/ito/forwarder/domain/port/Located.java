package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.LogPosition;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a reader begins, and how it found the place.
 *
 * @param position the place in the log as it is now
 * @param how how it was found
 * @param amended how many events before the place were rewritten in place since they were read
 * @param gap what may be missing; only where nothing known is left, and only if the log can tell
 * @since 0.1.0
 */
public record Located(LogPosition position, How how, long amended, Optional<Gap> gap) {

  /** How a place was found. */
  public enum How {
    /**
     * What stood before the place still stands there, or the log is empty or missing, or it is of a
     * kind whose rewriting is no news.
     */
    UNCHANGED,
    /** Only a count was known; the place is behind that many events. */
    BY_COUNT,
    /** Only a count was known, and the log has fewer events; the place is its end. */
    COUNT_BEYOND_END,
    /** The log has changed; the place was found again by what stood before it. */
    FOUND_AGAIN,
    /** The log has changed, and nothing known is left in it; the place is its beginning. */
    NOTHING_KNOWN
  }

  /**
   * Checks the components.
   *
   * @param position the place in the log as it is now
   * @param how how it was found
   * @param amended how many events before the place were rewritten in place since they were read
   * @param gap what may be missing
   */
  public Located {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(gap, "gap");
  }

  /**
   * A place with nothing missing before it, as far as the log can tell.
   *
   * @param position the place in the log as it is now
   * @param how how it was found
   * @param amended how many events before the place were rewritten in place since they were read
   */
  public Located(LogPosition position, How how, long amended) {
    this(position, how, amended, Optional.empty());
  }

  /**
   * A stretch of time of which events may have been cut from the log before anybody read them.
   *
   * @param lastKnown the time of the last event that was read before it, as the event says it
   * @param oldestLeft the time of the first event that the log holds now, as the event says it
   */
  public record Gap(String lastKnown, String oldestLeft) {
    /**
     * Checks the components.
     *
     * @param lastKnown the time of the last event that was read before it
     * @param oldestLeft the time of the first event that the log holds now
     */
    public Gap {
      Objects.requireNonNull(lastKnown, "lastKnown");
      Objects.requireNonNull(oldestLeft, "oldestLeft");
    }
  }
}
