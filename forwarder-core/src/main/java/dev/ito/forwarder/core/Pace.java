package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How long a loop waits after a failure: any time up to a limit that doubles from failure to
 * failure, never less than the backend asks for. For one thread.
 *
 * <p>The limit begins small, so that a blip costs little. Small waits are a budget: every success
 * earns a tenth of one, so that a backend that fails again and again gets at most a tenth more
 * requests than it answers, beside the slow ones.
 */
final class Pace {
  /** No wait of our own is longer. */
  static final Duration LONGEST = RetrySettings.LONGEST_DELAY;

  /** So many attempts at the same batch follow each other quickly. */
  static final int QUICK_ATTEMPTS = 3;

  /** What no backend asks for in earnest. */
  private static final Duration ABSURD = Duration.ofDays(1);

  private static final double JITTER = 0.1;
  private static final int TENTHS = 10;
  private static final int MOST_SAVED = 10 * TENTHS;

  private final RetrySettings quick;
  private final Timing timing;
  private int failures;
  private int saved = MOST_SAVED;

  /**
   * A pace that begins with the budget full.
   *
   * @param base the first limit
   */
  Pace(Duration base, Timing timing) {
    this.quick = new RetrySettings(0, base);
    this.timing = timing;
  }

  /** The backend has acknowledged something. */
  void succeeded() {
    failures = 0;
    saved = Math.min(MOST_SAVED, saved + 1);
  }

  /** The wait after a failure of the backend. A verdict does not pass quickly. */
  Duration afterFailure(BackendError error) {
    Duration limit = RetryClassification.mayBeRetried(error) ? nextLimit() : slowLimit();
    Duration own = chosenUpTo(limit);
    return Collections.max(List.of(own, askedFor(error)));
  }

  /** The wait after a failure on our own side. */
  Duration afterLocalFailure() {
    return chosenUpTo(nextLimit());
  }

  /** How many failures there were since the last success. */
  int failures() {
    return failures;
  }

  private Duration slowLimit() {
    failures++;
    return LONGEST;
  }

  private Duration nextLimit() {
    failures++;
    if (failures >= QUICK_ATTEMPTS) {
      return quick.delayAfter(failures);
    }
    if (saved < TENTHS) {
      return LONGEST; // the budget is used up
    }
    saved -= TENTHS;
    return quick.delayAfter(failures);
  }

  private Duration chosenUpTo(Duration limit) {
    return Duration.ofNanos((long) (limit.toNanos() * timing.chance()));
  }

  /** What the backend asks for; chance may add to it and never takes away. */
  private Duration askedFor(BackendError error) {
    Duration asked = Submission.askedFor(error).orElse(Duration.ZERO);
    Duration sane = Collections.min(List.of(asked, ABSURD));
    return sane.plusNanos((long) (sane.toNanos() * JITTER * timing.chance()));
  }
}
