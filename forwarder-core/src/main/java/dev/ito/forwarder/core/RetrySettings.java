package dev.ito.forwarder.core;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How often a batch is tried again within a run, and after what waits.
 *
 * @param maxRetries 3; attempts after the first, 0 or more
 * @param baseDelay 500 ms; the wait before the second attempt, doubling after that up to {@link
 *     #LONGEST_DELAY}; positive
 * @since 0.1.0
 */
public record RetrySettings(int maxRetries, Duration baseDelay) {
  /** What the existing program does: up to four attempts, waits of 500 ms, 1 s and 2 s. */
  public static final RetrySettings DEFAULT = new RetrySettings(3, Duration.ofMillis(500));

  /**
   * No wait within a run is longer. A backend that asks for more ends the run: the events are safe
   * in the log, and the next run comes anyway.
   */
  public static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  /**
   * Checks the components.
   *
   * @param maxRetries attempts after the first
   * @param baseDelay the wait before the second attempt
   * @throws IllegalArgumentException if a component is out of its range
   */
  public RetrySettings {
    Objects.requireNonNull(baseDelay, "baseDelay");
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries is 0 or more, not " + maxRetries);
    }
    if (baseDelay.isNegative() || baseDelay.isZero()) {
      throw new IllegalArgumentException("baseDelay is positive, not " + baseDelay);
    }
  }

  /**
   * The wait after a failed attempt, before any jitter.
   *
   * @param failedAttempts how many attempts have failed; at least 1
   * @return base, twice the base, four times, and so on up to the longest
   */
  public Duration delayAfter(int failedAttempts) {
    Duration delay = baseDelay;
    for (int n = 1; n < failedAttempts && delay.compareTo(LONGEST_DELAY) < 0; n++) {
      delay = delay.multipliedBy(2);
    }
    return Collections.min(List.of(delay, LONGEST_DELAY));
  }
}
