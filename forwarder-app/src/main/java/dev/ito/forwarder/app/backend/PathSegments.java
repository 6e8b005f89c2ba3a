package dev.ito.forwarder.app.backend;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes and checks the org and repo of a path (contract 5.3). */
final class PathSegments {
  private PathSegments() {}

  /** The segment with its percent-encoding undone. */
  static String decode(String raw, String name) throws RefusedRequestException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      char next = raw.charAt(i);
      int value = next == '%' && i + 2 < raw.length() ? hex(raw, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(next).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RefusedRequestException(
          Reply.text(400, "Invalid URL: Invalid UTF-8 in `" + name + "`"));
    }
  }

  private static int hex(String raw, int at) {
    int high = Character.digit(raw.charAt(at), 16);
    int low = Character.digit(raw.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  static boolean isSafe(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && segment.indexOf('/') < 0
        && segment.indexOf('\\') < 0;
  }
}
