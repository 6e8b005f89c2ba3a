package dev.ito.forwarder.adapter.http;

/** Makes what a stranger wrote fit to be shown: one line, short, and never the token. */
final class Excerpt {
  private static final int MAX_CHARS = 300;

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
    String line = printable(text).strip();
    if (line.length() > MAX_CHARS) {
      boolean pair = Character.isHighSurrogate(line.charAt(MAX_CHARS - 2));
      line = line.substring(0, MAX_CHARS - (pair ? 2 : 1)) + '…';
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String printable(String text) {
    StringBuilder line = new StringBuilder();
    boolean between = false;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int next = text.codePointAt(i);
      if (isPrintable(next)) {
        line.append(between ? " " : "").appendCodePoint(next);
        between = false;
      } else {
        between = true;
      }
    }
    return line.toString();
  }

  /** Control and format characters and line breaks could move a terminal's cursor. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
