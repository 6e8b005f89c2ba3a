package dev.ito.forwarder.adapter.http;

import java.util.regex.Pattern;

/** Makes what a stranger wrote fit to be shown: one line, short, and never the token. */
final class Excerpt {
  private static final int MAX_CHARS = 300;

  /** Control and format characters and line breaks: what could move a terminal's cursor. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private final String token;
  private final String tokenInJson;

  Excerpt(String token) {
    this.token = token;
    this.tokenInJson = token.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** The beginning of a text. */
  String of(String text) {
    return oneLine(text.replace(token, "…").replace(tokenInJson, "…"));
  }

  /** The beginning of a text that cannot hold the token. */
  static String oneLine(String text) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    if (line.length() > MAX_CHARS) {
      boolean pair = Character.isHighSurrogate(line.charAt(MAX_CHARS - 2));
      line = line.substring(0, MAX_CHARS - (pair ? 2 : 1)) + '…';
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
