package dev.ito.forwarder.adapter.fs;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The fingerprints of the last events before a place, oldest first; older ones fall out. For one
 * thread.
 *
 * <p>A fingerprint leaves the event's {@code count} out, because Ito folds equal events into one by
 * rewriting its count in place. Two checksums of different polynomials make 64 bits: enough to tell
 * events apart that nobody chose to collide, and cheap enough for every event that passes.
 *
 * <p>As text each takes eleven characters, so that one event more costs eleven characters and not a
 * thousand fingerprints read and written again.
 */
final class Fingerprints {
  /** As many as Ito's own log keeps at the most, and some. */
  static final int REMEMBERED = 1024;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int LETTERS = 11; // of six bits each
  private static final int SIX_BITS = 63;

  private final String older; // as text, and only looked into by who searches
  private final long[] ring = new long[REMEMBERED]; // those that were added
  private int size;
  private int next;

  /** None so far. */
  Fingerprints() {
    this("");
  }

  /** Those that {@link #encode()} wrote. */
  Fingerprints(String encoded) {
    this.older = encoded;
  }

  /** Whether this may have been written by {@link #encode()}. */
  static boolean isEncoded(String text) {
    return text.length() % LETTERS == 0;
  }

  /** The fingerprint of an event without what stands between two places of it. */
  static long without(byte[] buffer, int from, int to, int leftOutFrom, int leftOutTo) {
    long upper = sum(new CRC32C(), buffer, from, to, leftOutFrom, leftOutTo);
    return upper << 32 | sum(new CRC32(), buffer, from, to, leftOutFrom, leftOutTo);
  }

  private static long sum(
      Checksum checksum, byte[] buffer, int from, int to, int leftOutFrom, int leftOutTo) {
    checksum.update(buffer, from, leftOutFrom - from);
    checksum.update(buffer, leftOutTo, to - leftOutTo);
    return checksum.getValue();
  }

  void add(long fingerprint) {
    ring[next] = fingerprint;
    next = (next + 1) % REMEMBERED;
    size = Math.min(size + 1, REMEMBERED);
  }

  String encode() {
    if (size == 0) {
      return older;
    }
    int kept = Math.min(older.length(), (REMEMBERED - size) * LETTERS);
    StringBuilder text = new StringBuilder(kept + size * LETTERS);
    text.append(older, older.length() - kept, older.length());
    for (int n = size; n > 0; n--) {
      append(ring[Math.floorMod(next - n, REMEMBERED)], text);
    }
    return text.toString();
  }

  private static void append(long fingerprint, StringBuilder text) {
    for (int letter = LETTERS - 1; letter >= 0; letter--) {
      text.append(ALPHABET.charAt((int) (fingerprint >>> 6 * letter) & SIX_BITS));
    }
  }

  /** All of them, newest first. */
  long[] newestFirst() {
    String text = encode();
    long[] all = new long[text.length() / LETTERS];
    for (int n = 0; n < all.length; n++) {
      all[n] = decode(text, text.length() - (n + 1) * LETTERS);
    }
    return all;
  }

  private static long decode(String text, int from) {
    long fingerprint = 0;
    for (int at = from; at < from + LETTERS; at++) {
      fingerprint = fingerprint << 6 | ALPHABET.indexOf(text.charAt(at)) & SIX_BITS;
    }
    return fingerprint;
  }
}
