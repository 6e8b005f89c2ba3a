package dev.ito.forwarder.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * A time before which nobody who is in no hurry tries again.
 *
 * @param until not before this instant
 * @param failures how many runs in a row have failed; at least 1
 * @param reason what the last failure was, for a person
 * @since 0.1.0
 */
public record Pause(Instant until, int failures, String reason) {

  /**
   * Checks the components.
   *
   * @param until not before this instant
   * @param failures how many runs in a row have failed
   * @param reason what the last failure was
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Pause {
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(reason, "reason");
    if (failures < 1) {
      throw new IllegalArgumentException("failures is 1 or more, not " + failures);
    }
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof Pause that
        && until.equals(that.until)
        && failures == that.failures
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * until.hashCode() + failures) + reason.hashCode();
  }
}
