package dev.ito.forwarder.adapter.fs;

/**
 * The white space around an event: Unicode's White_Space, as the existing program trims it
 * (contract 1.6). Neither Java's own idea of white space nor JSON's.
 */
final class WhiteSpace {
  private WhiteSpace() {}

  /** The first place in a range that is not white space, or its end. */
  static int skipForward(byte[] buffer, int from, int to) {
    int at = from;
    for (int length = lengthAt(buffer, at, to); length > 0; length = lengthAt(buffer, at, to)) {
      at += length;
    }
    return at;
  }

  /** The place behind the last one in a range that is not white space, or its beginning. */
  static int skipBackward(byte[] buffer, int from, int to) {
    int end = to;
    for (int length = lengthBefore(buffer, from, end); length > 0; ) {
      end -= length;
      length = lengthBefore(buffer, from, end);
    }
    return end;
  }

  private static int lengthBefore(byte[] buffer, int from, int to) {
    for (int length = 1; length <= 3 && to - length >= from; length++) {
      if (lengthAt(buffer, to - length, to) == length) {
        return length;
      }
    }
    return 0;
  }

  /** How many bytes the white space at a place takes; 0 if there is none. */
  private static int lengthAt(byte[] buffer, int at, int to) {
    if (at >= to) {
      return 0;
    }
    int first = buffer[at];
    if (first >= 0) {
      return first == ' ' || first >= '\t' && first <= '\r' ? 1 : 0;
    }
    if (to - at >= 2 && first == (byte) 0xC2) {
      return buffer[at + 1] == (byte) 0x85 || buffer[at + 1] == (byte) 0xA0 ? 2 : 0;
    }
    return to - at >= 3 && isThreeBytes(first & 0xFF, buffer[at + 1] & 0xFF, buffer[at + 2] & 0xFF)
        ? 3
        : 0;
  }

  private static boolean isThreeBytes(int first, int second, int third) {
    return switch (first << 8 | second) {
      case 0xE19A -> third == 0x80; // U+1680
      case 0xE280 -> third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF;
      case 0xE281 -> third == 0x9F; // U+205F
      case 0xE380 -> third == 0x80; // U+3000
      default -> false;
    };
  }
}
