package dev.ito.forwarder.adapter.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a Retry-After header: seconds, or a date. What is neither is ignored. */
final class RetryAfter {
  /** Nobody waits longer, and a sum with it is still a date. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int SAFE_DIGITS = 9;

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  Optional<Duration> read(String value) {
    if (SECONDS.matcher(value).matches()) {
      String digits = value.replaceFirst("^0+(?=.)", "");
      return Optional.of(
          digits.length() > SAFE_DIGITS
              ? LONGEST
              : bounded(Duration.ofSeconds(Long.parseLong(digits))));
    }
    Instant now = clock.instant();
    return HttpDate.read(value, now).map(at -> bounded(Duration.between(now, at)));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
