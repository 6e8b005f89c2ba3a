package dev.ito.forwarder.adapter.http;

import java.nio.charset.StandardCharsets;

/** Writes a name as one segment of a path, whatever it holds. */
final class PathSegment {
  private static final String HEX = "0123456789ABCDEF";

  private PathSegment() {}

  static String encode(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (unreserved(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }

  private static boolean unreserved(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
