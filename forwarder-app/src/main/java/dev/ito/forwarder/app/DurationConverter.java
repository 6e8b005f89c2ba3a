package dev.ito.forwarder.app;

import java.time.Duration;
import picocli.CommandLine;

/** Reads {@code 500ms}, {@code 2s}, {@code 1m}: a positive whole number and a unit. */
final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    Duration duration =
        DurationText.read(value)
            .orElseThrow(
                () ->
                    new CommandLine.TypeConversionException(
                        "'"
                            + value
                            + "' is not a duration; write a whole number and a unit, as in 500ms,"
                            + " 2s, 1m"));
    if (duration.isZero()) {
      throw new CommandLine.TypeConversionException("'" + value + "' is no time at all");
    }
    return duration;
  }

  /** The form that {@link #convert} reads. */
  static String show(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
