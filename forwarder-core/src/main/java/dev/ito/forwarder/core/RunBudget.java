package dev.ito.forwarder.core;

import java.time.Duration;
import java.util.Optional;

/** The time that one run may take. For one thread. */
final class RunBudget {
  /** Longer than any request: what is left when nothing was said. */
  private static final Duration UNLIMITED = Duration.ofDays(1);

  private final Timing timing;
  private final Optional<Duration> deadline;
  private final long start;

  RunBudget(Timing timing, Optional<Duration> deadline) {
    this.timing = timing;
    this.deadline = deadline;
    this.start = timing.nanos();
  }

  /** What is left; zero or less when the time is up. */
  Duration left() {
    return deadline.map(all -> all.minusNanos(timing.nanos() - start)).orElse(UNLIMITED);
  }

  boolean isUp() {
    return !allows(Duration.ZERO);
  }

  /** Whether there is still time for something after a wait. */
  boolean allows(Duration wait) {
    return left().compareTo(wait) > 0;
  }
}
