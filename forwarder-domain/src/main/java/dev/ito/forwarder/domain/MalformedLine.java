package dev.ito.forwarder.domain;

import java.util.Objects;

/**
 * A line of the log that is not an event. It is skipped, counted and reported, and not in any count
 * of events.
 *
 * @param line where it stands, counted from 1
 * @param reason what is wrong with it, for a person; never its content
 * @since 0.1.0
 */
public record MalformedLine(long line, String reason) {

  /**
   * Checks the components.
   *
   * @param line where it stands
   * @param reason what is wrong with it
   */
  public MalformedLine {
    Objects.requireNonNull(reason, "reason");
    if (line < 1) {
      throw new IllegalArgumentException("line is 1 or more, not " + line);
    }
  }
}
