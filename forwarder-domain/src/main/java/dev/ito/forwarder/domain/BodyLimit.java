package dev.ito.forwarder.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * A size that the backend was found to take after it had refused a larger one.
 *
 * @param bytes the largest batch to send; positive
 * @param learned when it was found out
 * @since 0.1.0
 */
public record BodyLimit(long bytes, Instant learned) {

  /**
   * Checks the components.
   *
   * @param bytes the largest batch to send
   * @param learned when it was found out
   * @throws IllegalArgumentException if a component is out of its range
   */
  public BodyLimit {
    Objects.requireNonNull(learned, "learned");
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes is 1 or more, not " + bytes);
    }
  }
}
