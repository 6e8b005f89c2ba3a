package dev.ito.forwarder.adapter.fs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at a time, the first of them in the lowest bits. A finding is a word
 * in which the highest bit of a byte is set where something was found; above the first finding
 * there may be false ones.
 */
final class EightBytes {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private EightBytes() {}

  /** The first place of a byte in a range; -1 if it is not there. */
  static int indexOf(byte wanted, byte[] buffer, int from, int to) {
    long pattern = ONES * wanted;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long found = zeros((long) WORD.get(buffer, at) ^ pattern);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (buffer[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The first place from here on that may not be ASCII; at most seven bytes too early. */
  static int skipAscii(byte[] buffer, int from, int to) {
    int at = from;
    while (at + 8 <= to && ((long) WORD.get(buffer, at) & HIGH_BITS) == 0) {
      at += 8;
    }
    return at;
  }

  /**
   * The first place from here on where a JSON string may end, escape or break a rule; at most seven
   * bytes too early, if the range ends soon.
   */
  static int skipPlain(byte[] buffer, int from, int to) {
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long word = (long) WORD.get(buffer, at);
      long found =
          zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | (word - SPACES & ~word & HIGH_BITS);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    return at;
  }

  private static long zeros(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }
}
