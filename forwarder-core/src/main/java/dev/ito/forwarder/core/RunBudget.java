package dev.ito.forwarder.core;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The time that one run may take. For one thread. */
final class RunBudget {
  /** Longer than any request: what is left when nothing was said. */
  private static final Duration UNLIMITED = Duration.ofDays(1);

  /** What a request gets that began just before the time was up. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private final Timing timing;
  private final Optional<Duration> deadline;
  private final long start;

  RunBudget(Timing timing, Optional<Duration> deadline) {
    this.timing = timing;
    this.deadline = deadline;
    this.start = timing.nanos();
  }

  /** What one request may take: all that is left, which is positive whatever the clock says. */
  Duration forRequest() {
    Duration atLeast = Collections.max(List.of(left(), LEAST));
    return Collections.min(List.of(atLeast, UNLIMITED)); // an adapter may count it in nanoseconds
  }

  /** What is left; zero or less when the time is up. */
  private Duration left() {
    return deadline.isPresent() ? deadline.get().minusNanos(timing.nanos() - start) : UNLIMITED;
  }

  boolean isUp() {
    return !allows(Duration.ZERO);
  }

  /** Whether there is still time for something after a wait. */
  boolean allows(Duration wait) {
    return left().compareTo(wait) > 0;
  }
}
