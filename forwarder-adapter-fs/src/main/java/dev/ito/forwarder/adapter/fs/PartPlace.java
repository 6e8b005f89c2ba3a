package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/**
 * A place in one part of a log, before which everything is dealt with: {@code offset:lines:tail}.
 *
 * @param offset the place in bytes
 * @param lines how many line breaks stand before it
 * @param tail the fingerprint of the bytes right before it, at most {@link LineCursor#KEPT}
 */
record PartPlace(long offset, long lines, long tail) {

  /** Before everything. */
  static final PartPlace START = new PartPlace(0, 0, 0);

  static PartPlace of(LineCursor cursor) {
    return new PartPlace(cursor.offset(), cursor.lines(), cursor.tail());
  }

  /** A cursor at this place, if what stood before it still does. */
  Optional<LineCursor> in(LogBytes.Opened log) throws IOException {
    if (log.size() < offset) {
      return Optional.empty();
    }
    LineCursor cursor = new LineCursor(log, offset, lines);
    boolean same = cursor.offset() == offset && cursor.tail() == tail;
    return same ? Optional.of(cursor) : Optional.empty();
  }

  String encode() {
    return offset + ":" + lines + ":" + Long.toHexString(tail);
  }

  /**
   * Reads what {@link #encode()} wrote.
   *
   * @throws IllegalArgumentException if it did not write this
   */
  static PartPlace decode(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no place");
    }
    return new PartPlace(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseUnsignedLong(parts[2], 16));
  }
}
