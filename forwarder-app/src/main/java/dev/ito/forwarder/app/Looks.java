package dev.ito.forwarder.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a stream can show.
 *
 * @param terminal whether somebody is looking
 * @param colour whether in colour
 * @param unicode whether more than ASCII
 */
record Looks(boolean terminal, boolean colour, boolean unicode) {
  /** The launcher says so if results go to a terminal. */
  static final String OUT_IS_TERMINAL = "ito.stdout.tty";

  /** The launcher says so if warnings go to a terminal. */
  static final String ERR_IS_TERMINAL = "ito.stderr.tty";

  /** For files, pipes and people who want to see nothing. */
  static final Looks PLAIN = new Looks(false, false, false);

  private static final String RESET = "\u001b[0m";

  /** Colours as terminals number them. */
  enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    DIM(2),
    BOLD(1);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  static Looks ofOut(Terminal terminal) {
    return of(Boolean.getBoolean(OUT_IS_TERMINAL), terminal.environment());
  }

  static Looks ofErr(Terminal terminal) {
    return of(Boolean.getBoolean(ERR_IS_TERMINAL), terminal.environment());
  }

  static Looks of(boolean terminal, Map<String, String> environment) {
    boolean able = terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Looks(able, able && wanted, able && isUtf8(environment));
  }

  private static boolean isUtf8(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
  }

  /** The text in a colour, where there are colours. */
  String in(Colour chosen, String text) {
    return colour ? "\u001b[" + chosen.code + 'm' + text + RESET : text;
  }

  /** A bar of so many characters, filled to a share between 0 and 1; never full before it is. */
  String bar(double share, int width) {
    int full = share >= 1 ? width : (int) Math.min(width - 1, Math.floor(share * width));
    String done = (unicode ? "\u2588" : "#").repeat(full);
    String rest = (unicode ? "\u2591" : "-").repeat(width - full);
    return unicode
        ? in(Colour.GREEN, done) + in(Colour.DIM, rest)
        : '[' + in(Colour.GREEN, done) + rest + ']';
  }

  /** A mark in front of a headline. */
  String mark() {
    return unicode ? "\u25cf" : "*";
  }
}
