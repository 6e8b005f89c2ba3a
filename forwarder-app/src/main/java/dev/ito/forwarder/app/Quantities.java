package dev.ito.forwarder.app;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Quantities {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

  private Quantities() {}

  /** With a comma between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** With its noun, in the plural where there is not exactly one. */
  static String count(long number, String noun) {
    return count(number) + ' ' + noun + (number == 1 ? "" : "s");
  }

  /** In the unit that leaves at most three digits before the point. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    boolean fine = unit > 0 && value < 9.95;
    return String.format(Locale.ROOT, fine ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }

  /** In the two largest units that matter. */
  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + ' ' + smallUnit);
  }

  /** How long ago something was; a moment that is yet to come was now. */
  static String ago(Duration duration) {
    return duration.toSeconds() < 1 ? "just now" : time(duration) + " ago";
  }
}
