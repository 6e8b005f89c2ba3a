package dev.ito.forwarder.adapter.fs;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
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
 */
final class Fingerprints {
  /** As many as Ito's own log keeps at the most, and some. */
  static final int REMEMBERED = 1024;

  private static final int TAIL_BYTES = 16;

  private final long[] ring = new long[REMEMBERED];
  private int size;
  private int next;

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

  int size() {
    return size;
  }

  /** The n-th newest, from 0. */
  long newest(int n) {
    return ring[Math.floorMod(next - 1 - n, REMEMBERED)];
  }

  void clear() {
    size = 0;
    next = 0;
  }

  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
    for (int n = size - 1; n >= 0; n--) {
      bytes.putLong(newest(n));
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Adds what {@link #encode()} wrote.
   *
   * @throws IllegalArgumentException if it did not write this
   */
  void decode(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    if (bytes.remaining() % Long.BYTES != 0) {
      throw new IllegalArgumentException("no fingerprints");
    }
    while (bytes.hasRemaining()) {
      add(bytes.getLong());
    }
  }

  /** The fingerprint of any bytes. */
  static byte[] ofBytes(byte[] buffer, int from, int to) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(buffer, from, to - from);
      return Arrays.copyOf(digest.digest(), TAIL_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
