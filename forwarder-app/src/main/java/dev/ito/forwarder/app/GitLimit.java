package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Timing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How long a call of git may take: it must not hold up a run beyond the time that the run has. */
final class GitLimit implements Supplier<Duration> {
  /** Longer than any call is waited for. */
  private static final Duration UNLIMITED = Duration.ofDays(1);

  private final Optional<Duration> deadline;
  private final Timing timing;
  private final long start;

  /** The limit for a run that begins now. */
  GitLimit(Optional<Duration> deadline, Timing timing) {
    this.deadline = deadline;
    this.timing = timing;
    this.start = timing.nanos();
  }

  @Override
  public Duration get() {
    return deadline.isPresent() ? deadline.get().minusNanos(timing.nanos() - start) : UNLIMITED;
  }
}
