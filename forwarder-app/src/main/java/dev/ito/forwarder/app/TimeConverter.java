package dev.ito.forwarder.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads a moment: {@code 2026-03-01T12:00:00Z}, or how long ago: {@code 90s}, {@code 2h}. */
final class TimeConverter implements CommandLine.ITypeConverter<Instant> {
  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhdw])");

  @Override
  public Instant convert(String value) {
    Matcher ago = AGO.matcher(value);
    if (ago.matches()) {
      Duration time = Duration.of(Long.parseLong(ago.group(1)), unit(ago.group(2)));
      return Instant.now().minus(ago.group(2).equals("w") ? time.multipliedBy(7) : time);
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new CommandLine.TypeConversionException(
          "'"
              + value
              + "' is no time; write one as 2026-03-01T12:00:00Z, or how long ago it was, as in"
              + " 90s, 30m, 2h, 3d, 1w");
    }
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }
}
