package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * All events of a file before the place to which it is dealt with. More of them than a mark
 * remembers may stand in a branch that is read for the first time: Ito up to v0.1.21 could write to
 * both. For one thread.
 */
final class EarlierEvents {
  /** No more of the last ones are held than this; 8 MB. */
  private static final int MOST = 1 << 20;

  static final EarlierEvents NONE = new EarlierEvents(new long[0]);

  private final long[] sorted;

  private EarlierEvents(long[] sorted) {
    this.sorted = sorted;
  }

  /** The events before a place, if what stands before it is what stood there. */
  static EarlierEvents of(LogBytes.Opened log, PartPlace place) throws IOException {
    if (place.in(log).isEmpty()) {
      return NONE;
    }
    long[] ring = new long[1024];
    long count = 0;
    PartLines lines = new PartLines(new LineCursor(log, 0, 0));
    for (; lines.find() && lines.offset() < place.offset(); lines.pass()) {
      if (count == ring.length && ring.length < MOST) {
        ring = Arrays.copyOf(ring, 2 * ring.length);
      }
      ring[(int) (count++ % ring.length)] = lines.fingerprint();
    }
    long[] all = Arrays.copyOf(ring, (int) Math.min(count, ring.length));
    Arrays.sort(all);
    return new EarlierEvents(all);
  }

  /** Those of a file that is dealt with to some place, if there is one. */
  static EarlierEvents of(LogBytes file, Optional<PartPlace> place) throws IOException {
    Optional<LogBytes.Opened> opened = place.isEmpty() ? Optional.empty() : file.open();
    if (opened.isEmpty()) {
      return NONE;
    }
    try (LogBytes.Opened log = opened.get()) {
      return of(log, place.get());
    }
  }

  boolean contains(long fingerprint) {
    return Arrays.binarySearch(sorted, fingerprint) >= 0;
  }
}
