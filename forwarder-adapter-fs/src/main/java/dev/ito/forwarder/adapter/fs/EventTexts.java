package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;

/** Makes events whose texts share a few large arrays. For one thread. */
final class EventTexts {
  private static final int PIECE = 64 * 1024;

  private byte[] piece = {};
  private int filled;

  /** The event that stands in a buffer, which may be used for something else afterwards. */
  AuditEvent event(long line, byte[] buffer, int from, int to) {
    int length = to - from;
    if (piece.length - filled < length) {
      piece = new byte[Math.max(length, PIECE)];
      filled = 0;
    }
    int begin = filled;
    System.arraycopy(buffer, from, piece, begin, length);
    filled += length;
    return AuditEvent.of(line, piece, begin, filled, JsonEventDecoder.INSTANCE);
  }
}
