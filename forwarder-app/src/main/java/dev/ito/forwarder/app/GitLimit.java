package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Timing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How long a call of git may take: it must not hold up a run beyond the time that the run has. */
final class GitLimit implements Supplier<Duration> {
  /** No call takes a second on a local disk; a network drive may. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** The limit for runs that are not in a hurry. */
  static final GitLimit PATIENT = new GitLimit(Optional.empty(), Timing.system());

  private final Optional<Duration> deadline;
  private final Timing timing;
  private final long start;

  private GitLimit(Optional<Duration> deadline, Timing timing) {
    this.deadline = deadline;
    this.timing = timing;
    this.start = timing.nanos();
  }

  /** The limit for a run that begins now. */
  static GitLimit within(Optional<Duration> deadline, Timing timing) {
    return new GitLimit(deadline, timing);
  }

  @Override
  public Duration get() {
    if (deadline.isEmpty()) {
      return LONGEST;
    }
    Duration left = deadline.get().minusNanos(timing.nanos() - start);
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }
}
