package dev.ito.forwarder.domain;

import java.util.Objects;

/**
 * A place between two events of a log.
 *
 * <p>The count is the interface with the existing program. The mark belongs to the log that made
 * it: whatever it needs to find the place again, for example a byte offset and fingerprints of what
 * stood before it. Everyone else stores the mark and hands it back unread.
 *
 * @param count how many well-formed events stand before this place, or, in a log that drops old
 *     ones by design, were dealt with before it; not negative
 * @param mark what the log needs to find the place again, one line of text; empty if only the count
 *     is known
 * @since 0.1.0
 */
public record LogPosition(long count, String mark) {
  /** Before the first event. */
  public static final LogPosition START = new LogPosition(0, "");

  /**
   * Checks the components.
   *
   * @param count how many well-formed events stand before this place
   * @param mark what the log needs to find the place again
   * @throws IllegalArgumentException if a component is out of its range
   */
  public LogPosition {
    Objects.requireNonNull(mark, "mark");
    if (count < 0) {
      throw new IllegalArgumentException("count is 0 or more, not " + count);
    }
  }

  /**
   * A place of which only the number of events before it is known.
   *
   * @param count how many well-formed events stand before it
   * @return the place, without a mark
   */
  public static LogPosition ofCount(long count) {
    return new LogPosition(count, "");
  }

  // The ones that a record is given are linked at run time, which costs a young JVM milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof LogPosition that && count == that.count && mark.equals(that.mark);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(count) + mark.hashCode();
  }

  @Override
  public String toString() {
    return "LogPosition{" + count + '}';
  }
}
