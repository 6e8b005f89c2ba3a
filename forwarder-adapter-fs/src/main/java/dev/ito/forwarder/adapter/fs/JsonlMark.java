package dev.ito.forwarder.adapter.fs;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a place in a log is found again: {@code 1 <offset> <lines> <tail> <last> <fingerprints>}.
 *
 * @param offset the place in bytes
 * @param lines how many line breaks stand before it
 * @param tail the fingerprint of the bytes right before it, at most {@link LineCursor#KEPT}
 * @param last the fingerprint of the last event's whole text, count included; 0 before the first
 * @param fingerprints of the last events before it, as text
 */
record JsonlMark(long offset, long lines, byte[] tail, long last, String fingerprints) {
  private static final String FORMAT = "1";

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
        HexFormat.of().formatHex(tail),
        Long.toHexString(last),
        fingerprints);
  }

  /** The mark, or nothing if another program or a later version wrote this. */
  static Optional<JsonlMark> decode(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 6 || !parts[0].equals(FORMAT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new JsonlMark(
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              HexFormat.of().parseHex(parts[3]),
              Long.parseUnsignedLong(parts[4], 16),
              parts[5]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean matches(byte[] found) {
    return Arrays.equals(tail, found);
  }
}
