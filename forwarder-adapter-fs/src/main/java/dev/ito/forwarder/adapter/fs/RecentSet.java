package dev.ito.forwarder.adapter.fs;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The fingerprints that were seen last, each once; older ones fall out. Decoded when the first is
 * asked for: most runs find nothing new before that. For one thread.
 */
final class RecentSet {
  private static final int BITS_IN_LETTER = 6;

  private final int most;
  private final Set<Long> oldestFirst = new LinkedHashSet<>();
  private String encoded = "";

  RecentSet(int most) {
    this.most = most;
  }

  boolean contains(long fingerprint) {
    return decoded().contains(fingerprint);
  }

  /** Makes it the one seen last. */
  void see(long fingerprint) {
    seeIn(decoded(), fingerprint);
  }

  private void seeIn(Set<Long> set, long fingerprint) {
    if (!set.remove(fingerprint) && set.size() == most) {
      Iterator<Long> oldest = set.iterator();
      oldest.next();
      oldest.remove();
    }
    set.add(fingerprint);
  }

  void forget(long fingerprint) {
    decoded().remove(fingerprint);
  }

  String encode() {
    if (!encoded.isEmpty()) {
      return encoded; // nobody has asked for any
    }
    ByteBuffer bytes = ByteBuffer.allocate(oldestFirst.size() * Long.BYTES);
    for (long fingerprint : oldestFirst) {
      bytes.putLong(fingerprint);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Sees what {@link #encode()} wrote.
   *
   * @throws IllegalArgumentException if its length shows that it did not write this
   */
  void decode(String text) {
    if (text.length() * BITS_IN_LETTER / Byte.SIZE % Long.BYTES != 0) {
      throw new IllegalArgumentException("no fingerprints");
    }
    encoded = text;
  }

  private Set<Long> decoded() {
    if (!encoded.isEmpty()) {
      ByteBuffer bytes = ByteBuffer.wrap(bytes(encoded));
      encoded = "";
      while (bytes.hasRemaining()) {
        long fingerprint = bytes.getLong();
        if (oldestFirst.size() == most || !oldestFirst.add(fingerprint)) { // half as dear
          seeIn(oldestFirst, fingerprint);
        }
      }
    }
    return oldestFirst;
  }

  /** What nobody of ours can have written, its record being sound, says nothing. */
  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
