package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import java.util.Arrays;

/** Makes events whose texts share a few large arrays. For one thread. */
final class EventTexts {
  private static final int PIECE = 64 * 1024;

  /** A longer one has an array of its own: so much of a piece may be left empty. */
  private static final int LONGEST_SHARED = PIECE / 4;

  private byte[] piece = {};
  private int filled;

  /** The event that stands in a buffer, which may be used for something else afterwards. */
  AuditEvent event(long line, byte[] buffer, int from, int to) {
    int length = to - from;
    if (length > LONGEST_SHARED) {
      byte[] alone = Arrays.copyOfRange(buffer, from, to);
      return AuditEvent.of(line, alone, JsonEventDecoder.INSTANCE);
    }
    if (piece.length - filled < length) {
      piece = new byte[PIECE];
      filled = 0;
    }
    int begin = filled;
    System.arraycopy(buffer, from, piece, begin, length);
    filled += length;
    return AuditEvent.of(line, piece, begin, filled, JsonEventDecoder.INSTANCE);
  }
}
