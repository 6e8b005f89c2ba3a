package dev.ito.forwarder.app;

import java.time.Duration;
import java.util.Optional;

/** The text of a length of time: a positive whole number of at most nine digits, and a unit. */
final class DurationText {
  private static final int MOST_DIGITS = 9;

  private DurationText() {}

  /** Reads {@code 500ms}, {@code 2s}, {@code 1m}; empty for anything else, though zero is read. */
  static Optional<Duration> read(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "ms" -> Optional.of(Duration.ofMillis(number));
      case "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      default -> Optional.empty();
    };
  }
}
