package dev.ito.forwarder.adapter.fs;

import java.util.Arrays;

/**
 * A piece of JSON that was found to be sound, and is sound wherever it stands again: its brackets
 * say where it ends. To compare costs a tenth of reading it. For one thread.
 */
final class KnownText {
  /** A longer piece is not kept. */
  private static final int LONGEST = 1024;

  private byte[] text = {};
  private int length;

  /** Keeps a piece instead of the one before. */
  void set(byte[] buffer, int from, int to) {
    length = to - from <= LONGEST ? to - from : 0;
    if (length > text.length) {
      text = new byte[LONGEST];
    }
    System.arraycopy(buffer, from, text, 0, length);
  }

  /** How long the piece is, if it stands here again; 0 if it does not, or none is known. */
  int lengthAt(byte[] buffer, int from, int to) {
    boolean again =
        length > 0
            && length <= to - from
            && Arrays.equals(buffer, from, from + length, text, 0, length);
    return again ? length : 0;
  }
}
