package dev.ito.forwarder.adapter.fs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes in text. Eight at a time only where much is searched: the first word costs a
 * young JVM three milliseconds, and what is near is found as quickly byte by byte.
 */
final class EightBytes {
  /** In a log of no more than this, nothing is gained: lines are short. */
  static final long MUCH = 1 << 20;

  /** In less text nothing is gained. */
  private static final int SHORT = 4096;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private EightBytes() {}

  /** Loaded when it is needed. */
  private static final class Words {
    private static final VarHandle WORD =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  }

  /** The first place of a byte in a range; -1 if it is not there. */
  static int indexOf(byte wanted, byte[] buffer, int from, int to) {
    return indexOfNear(
        wanted, buffer, to - from <= SHORT ? from : skipOthers(wanted, buffer, from, to), to);
  }

  /** The same, byte by byte, however much there is to search. */
  static int indexOfNear(byte wanted, byte[] buffer, int from, int to) {
    for (int at = from; at < to; at++) {
      if (buffer[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static int skipOthers(byte unwanted, byte[] buffer, int from, int to) {
    long pattern = ONES * unwanted;
    int at = from;
    while (at + 8 <= to) {
      long found = zeros((long) Words.WORD.get(buffer, at) ^ pattern);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += 8;
    }
    return at;
  }

  private static long zeros(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }

  /** The first place from here on that may not be ASCII; at most seven bytes too early. */
  static int skipAscii(byte[] buffer, int from, int to) {
    int at = from;
    while (at + 8 <= to
        && (buffer[at]
                | buffer[at + 1]
                | buffer[at + 2]
                | buffer[at + 3]
                | buffer[at + 4]
                | buffer[at + 5]
                | buffer[at + 6]
                | buffer[at + 7])
            >= 0) {
      at += 8;
    }
    return at;
  }
}
