package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When runs in no hurry try again: after 5 s, 10 s, 20 s and so on up to ten minutes, never earlier
 * than the backend asked for.
 */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final double JITTER = 0.2;

  /** What no backend asks for in earnest; it also bounds the harm of a clock that was set back. */
  private static final Duration ABSURD = Duration.ofDays(1);

  private Pauses() {}

  static boolean holds(Optional<Pause> pause, Instant now) {
    return pause.isPresent()
        && pause.get().until().isAfter(now)
        && pause.get().until().isBefore(now.plus(ABSURD));
  }

  static Pause after(Optional<Pause> earlier, BackendError error, Timing timing) {
    int failures = earlier.map(Pause::failures).orElse(0) + 1;
    Duration own = FIRST;
    for (int n = 1; n < failures && own.compareTo(LONGEST) < 0; n++) {
      own = own.multipliedBy(2);
    }
    Duration capped = Collections.min(List.of(own, LONGEST));
    Duration asked =
        Submission.askedFor(error).filter(a -> a.compareTo(ABSURD) < 0).orElse(Duration.ZERO);
    Duration least = Collections.max(List.of(capped, asked));
    Duration wait = least.plusNanos((long) (least.toNanos() * JITTER * timing.chance()));
    return new Pause(timing.now().plus(wait), failures, error.detail());
  }
}
