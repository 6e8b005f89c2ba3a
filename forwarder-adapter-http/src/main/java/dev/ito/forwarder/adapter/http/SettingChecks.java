package dev.ito.forwarder.adapter.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Refuses settings that no request could be made with. */
final class SettingChecks {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private SettingChecks() {}

  static void present(String setting, Object value) {
    if (value == null) {
      throw refused(setting, "is missing");
    }
  }

  static void segment(String setting, String value) {
    present(setting, value);
    if (value.isBlank()) {
      throw refused(setting, "is empty; set it to the project's name at the backend");
    }
    if (value.equals(".") || value.equals("..")) {
      throw refused(setting, "is \"" + value + "\", which is a path and not a name");
    }
    if (value.contains("/") || value.contains("\\")) {
      throw refused(
          setting,
          "is \""
              + Excerpt.oneLine(value)
              + "\"; a name holds no slash, so give org and repo apart");
    }
    if (hasControl(value)) {
      throw refused(
          setting, "is \"" + Excerpt.oneLine(value) + "\"; remove the control characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw refused(setting, "is not Unicode text; write it again");
    }
  }

  /** Says what kind of character is in the way and where, never the token itself. */
  static void token(String value) {
    present("token", value);
    if (value.isBlank()) {
      throw refused("token", "is empty; set it to a token that the backend knows");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        throw refused(
            "token",
            "has "
                + kind(c)
                + " at character "
                + (i + 1)
                + "; copy it again, as one line of ASCII");
      }
    }
    if (!value.equals(value.strip())) {
      throw refused("token", "begins or ends with a space; remove it");
    }
  }

  static void timeout(Duration value) {
    present("timeout", value);
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw refused("timeout", "is " + value + "; give it a length from 1 ms to 24 h");
    }
  }

  static boolean hasSpaceOrControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        return true;
      }
    }
    return hasControl(value);
  }

  private static boolean hasControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static IllegalArgumentException refused(String setting, String why) {
    return new IllegalArgumentException("the " + setting + " setting " + why);
  }

  private static String kind(char c) {
    if (c == '\n' || c == '\r') {
      return "a line break";
    }
    return Character.isISOControl(c) ? "a control character" : "a character outside ASCII";
  }
}
