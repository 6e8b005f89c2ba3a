package dev.ito.forwarder.adapter.fs;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fingerprints that were seen last, each once; older ones fall out. For one thread. */
final class RecentSet {
  private final int most;
  private final Set<Long> oldestFirst = new LinkedHashSet<>();

  RecentSet(int most) {
    this.most = most;
  }

  boolean contains(long fingerprint) {
    return oldestFirst.contains(fingerprint);
  }

  /** Makes it the one seen last. */
  void see(long fingerprint) {
    if (!oldestFirst.remove(fingerprint) && oldestFirst.size() == most) {
      Iterator<Long> oldest = oldestFirst.iterator();
      oldest.next();
      oldest.remove();
    }
    oldestFirst.add(fingerprint);
  }

  void forget(long fingerprint) {
    oldestFirst.remove(fingerprint);
  }

  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(oldestFirst.size() * Long.BYTES);
    for (long fingerprint : oldestFirst) {
      bytes.putLong(fingerprint);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Sees what {@link #encode()} wrote.
   *
   * @throws IllegalArgumentException if it did not write this
   */
  void decode(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    if (bytes.remaining() % Long.BYTES != 0) {
      throw new IllegalArgumentException("no fingerprints");
    }
    while (bytes.hasRemaining()) {
      long fingerprint = bytes.getLong();
      if (oldestFirst.size() == most || !oldestFirst.add(fingerprint)) { // half as dear as seeing
        see(fingerprint);
      }
    }
  }
}
