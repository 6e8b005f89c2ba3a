package dev.ito.forwarder.adapter.fs;

/**
 * Whether bytes are UTF-8 as Unicode defines it: nothing overlong, no surrogates, no more than
 * U+10FFFF.
 */
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] buffer, int from, int to) {
    int at = skipAscii(buffer, from, to);
    while (at < to) {
      int length = lengthAt(buffer, at, to);
      if (length == 0) {
        return false;
      }
      at = skipAscii(buffer, at + length, to);
    }
    return true;
  }

  private static int skipAscii(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] >= 0) {
      at++;
    }
    return at;
  }

  /** The length of the well-formed sequence at a place (Unicode, table 3-7); 0 if it is none. */
  static int lengthAt(byte[] buffer, int at, int to) {
    int first = buffer[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > to) {
      return 0;
    }
    int second = buffer[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((buffer[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
