package dev.ito.forwarder.adapter.fs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as our files have them, such as {@code 2026-01-31T12:00:00.25Z}. By hand where it is plain:
 * the formatters of the runtime cost a run with nothing to send several milliseconds.
 */
final class UtcTime {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final long FIRST = -62_135_596_800L; // of the years with four digits
  private static final long LAST = 253_402_300_799L;
  private static final int DAY_SECONDS = 24 * 60 * 60;

  private UtcTime() {}

  static String text(Instant time) {
    if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
      return time.toString();
    }
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    String seconds = utc.toString(); // which leaves out those that are 0
    String whole = seconds.length() < SHAPE.length() ? seconds + ":00" : seconds;
    int nanos = time.getNano();
    return whole
        + (nanos == 0 ? "" : "." + Integer.toString(1_000_000_000 + nanos).substring(1))
        + 'Z';
  }

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException if it is none
   */
  static Instant read(String text) {
    if (!isPlain(text)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    return Instant.ofEpochSecond(
        day * DAY_SECONDS + (hour * 60L + minute) * 60 + second, nanos(text));
  }

  private static boolean isPlain(String text) {
    int end = text.length() - 1;
    if (end < SHAPE.length() || end > SHAPE.length() + 10 || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char wanted = i < SHAPE.length() ? SHAPE.charAt(i) : i == SHAPE.length() ? '.' : 'd';
      char found = text.charAt(i);
      if (wanted == 'd' ? found < '0' || found > '9' : found != wanted) {
        return false;
      }
    }
    return end != SHAPE.length() + 1;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = SHAPE.length() + 1; i <= SHAPE.length() + 9; i++) {
      boolean there = i < text.length() - 1;
      nanos = nanos * 10 + (there ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }
}
