package dev.ito.forwarder.adapter.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a date in one of the three forms of RFC 9110. Dates are in GMT, wherever this program runs.
 */
final class HttpDate {
  private HttpDate() {}

  /** The moment that is meant, or nothing if it is no date; two digits of a year are near now. */
  static Optional<Instant> read(String value, Instant now) {
    try {
      if (value.indexOf('-') > 0) {
        return Optional.of(inGmt(value, rfc850(now)));
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
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
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
