package dev.ito.forwarder.adapter.fs;

import java.util.Optional;

/**
 * How a place in a log is found again: {@code 2 <offset> <lines> <tail> <last> <fingerprints>}.
 *
 * @param offset the place in bytes
 * @param lines how many line breaks stand before it
 * @param tail the fingerprint of the bytes right before it, at most {@link LineCursor#KEPT}
 * @param last the fingerprint of the last event's whole text, count included; 0 before the first
 * @param fingerprints of the last events before it, as text
 */
record JsonlMark(long offset, long lines, long tail, long last, String fingerprints) {
  private static final String FORMAT = "2";
  private static final int FIELDS = 6;

  static JsonlMark of(LineCursor cursor, long last, Fingerprints fingerprints) {
    return new JsonlMark(
        cursor.offset(), cursor.lines(), cursor.tail(), last, fingerprints.encode());
  }

  String encode() {
    return String.join(
        " ",
        FORMAT,
        Long.toString(offset),
        Long.toString(lines),
        Long.toHexString(tail),
        Long.toHexString(last),
        fingerprints);
  }

  /** The mark, or nothing if another program or another version wrote this. */
  static Optional<JsonlMark> decode(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != FIELDS || !parts[0].equals(FORMAT) || !Fingerprints.isEncoded(parts[5])) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new JsonlMark(
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              Long.parseUnsignedLong(parts[3], 16),
              Long.parseUnsignedLong(parts[4], 16),
              parts[5]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
