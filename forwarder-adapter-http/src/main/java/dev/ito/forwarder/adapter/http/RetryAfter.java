package dev.ito.forwarder.adapter.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a Retry-After header: seconds, or a date in one of the three forms of RFC 9110. Dates are
 * in GMT, wherever this program runs. What is neither is ignored.
 */
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
    return date(value).map(at -> bounded(Duration.between(clock.instant(), at)));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private Optional<Instant> date(String value) {
    try {
      if (value.indexOf('-') > 0) {
        return Optional.of(inGmt(value, rfc850()));
      }
      return Optional.of(
          value.endsWith("GMT")
              ? Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value))
              : inGmt(value, asctime()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant inGmt(String value, DateTimeFormatter form) {
    return LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC);
  }

  /** Sunday, 06-Nov-94 08:49:37 GMT: the year is never more than 50 years ahead. */
  private DateTimeFormatter rfc850() {
    LocalDate oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }

  /** Sun Nov 6 08:49:37 1994. */
  private static DateTimeFormatter asctime() {
    return DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);
  }
}
