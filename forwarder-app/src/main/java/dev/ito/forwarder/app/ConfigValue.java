package dev.ito.forwarder.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a file says for one key, as it stands there.
 *
 * @param file where it stands
 * @param key the place in the file, such as {@code backend.url}
 * @param kind what it is in JSON
 * @param text a string's content, a number's digits; empty for anything with parts
 */
record ConfigValue(Path file, String key, Kind kind, String text) {
  /** The longest time that a file can ask for: 24 days. */
  static final long MOST_MILLIS = Integer.MAX_VALUE;

  private static final int EXCERPT = 60;

  /** What JSON knows. */
  enum Kind {
    TEXT("a string"),
    WHOLE("a number"),
    DECIMAL("a number"),
    TRUTH("a boolean"),
    NULL("null"),
    LIST("an array"),
    OBJECT("an object");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  String string() throws UsageException {
    if (kind != Kind.TEXT) {
      throw refused("give it a string");
    }
    return text;
  }

  /** A string that must say something. */
  String name() throws UsageException {
    String name = string().strip();
    if (name.isEmpty()) {
      throw refused("give it a name");
    }
    return name;
  }

  boolean truth() throws UsageException {
    if (kind != Kind.TRUTH) {
      throw refused("give it true or false");
    }
    return text.equals("true");
  }

  long whole(long least, long most) throws UsageException {
    return whole(least, most, "");
  }

  Duration millis() throws UsageException {
    return Duration.ofMillis(whole(1, MOST_MILLIS, " of milliseconds"));
  }

  private long whole(long least, long most, String unit) throws UsageException {
    String remedy = "give it a whole number" + unit + " from " + least + " to " + most;
    if (kind != Kind.WHOLE) {
      throw refused(remedy);
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused(remedy); // more digits than any number that is allowed
    }
    throw refused(remedy);
  }

  /** A path in a file counts from where the file is: who runs the program where does not matter. */
  Path path() throws UsageException {
    String path = string();
    try {
      if (!path.isBlank()) {
        return file.resolveSibling(path).normalize();
      }
    } catch (InvalidPathException e) {
      throw refused("give it the path of a file");
    }
    throw refused("give it the path of a file");
  }

  /** One of some words. */
  String word(String... allowed) throws UsageException {
    if (kind == Kind.TEXT) {
      for (String word : allowed) {
        if (word.equals(text)) {
          return word;
        }
      }
    }
    throw refused("give it one of " + String.join(", ", allowed));
  }

  /** The complaint about it: the file, the key, the value and what would be right. */
  UsageException refused(String remedy) {
    return new UsageException(key + " in " + file + " is " + shown() + "; " + remedy);
  }

  /** A token is not shown, even where it is wrong. */
  private String shown() {
    boolean secret = key.equals(Key.TOKEN.path());
    return switch (kind) {
      case TEXT -> secret ? kind.words : '"' + excerpt(text) + '"';
      case WHOLE, DECIMAL, TRUTH -> secret ? kind.words : excerpt(text);
      case NULL, LIST, OBJECT -> kind.words;
    };
  }

  /** One short line of whatever somebody has written. */
  static String excerpt(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), EXCERPT); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.length() > EXCERPT ? line + "…" : line.toString();
  }
}
