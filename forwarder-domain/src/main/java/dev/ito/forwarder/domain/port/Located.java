package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.LogPosition;
import java.util.Objects;

/**
 * Where a reader begins, and how it found the place.
 *
 * @param position the place in the log as it is now
 * @param how how it was found
 * @param amended how many events before the place were rewritten in place since they were read
 */
public record Located(LogPosition position, How how, long amended) {

  /** How a place was found. */
  public enum How {
    /** What stood before the place still stands there, or the log is empty or missing. */
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
   */
  public Located {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(how, "how");
  }
}
