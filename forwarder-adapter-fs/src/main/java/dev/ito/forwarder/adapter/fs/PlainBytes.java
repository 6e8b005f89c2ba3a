package dev.ito.forwarder.adapter.fs;

import java.util.Arrays;

/**
 * The bytes of a JSON string that need no thought: ASCII that neither ends nor escapes anything.
 */
final class PlainBytes {
  /** One look for each byte, and a branch that is foreseen: comparing takes half as long again. */
  private static final boolean[] PLAIN = plain();

  private PlainBytes() {}

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    Arrays.fill(plain, ' ', 0x80, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }

  /** The first place from here on that is none, or the end. */
  static int skip(byte[] buffer, int from, int to) {
    boolean[] plain = PLAIN;
    int at = from;
    while (at < to && plain[buffer[at] & 0xFF]) {
      at++;
    }
    return at;
  }
}
