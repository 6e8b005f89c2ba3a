package dev.ito.forwarder.core;

/**
 * How often each fingerprint occurs: open addressing over plain arrays, so that a list of 200,000
 * events costs 6 MB and not 60. For one thread.
 */
final class FingerprintCounts {
  private static final int SMALLEST = 1 << 10;
  private static final long SPREAD = 0x9e3779b97f4a7c15L; // the golden ratio, as a fraction of 2^64

  private long[] keys = {};
  private int[] counts = {}; // 0 where no key is, or none is left
  private boolean[] taken = {};
  private int places;
  private long size;

  FingerprintCounts() {
    clear();
  }

  private void clear() {
    keys = new long[SMALLEST];
    counts = new int[SMALLEST];
    taken = new boolean[SMALLEST];
    places = 0;
  }

  /** How many there are, equal ones counted one by one. */
  long size() {
    return size;
  }

  void add(long key) {
    if (2 * (places + 1) > keys.length) {
      grow();
    }
    int at = find(key);
    if (!taken[at]) {
      taken[at] = true;
      keys[at] = key;
      places++;
    }
    counts[at]++;
    size++;
  }

  /** Removes one, if there is one. */
  boolean take(long key) {
    int at = find(key);
    if (counts[at] == 0) {
      return false;
    }
    counts[at]--;
    removed(1);
    return true;
  }

  /** Removes all of one kind, and says how many they were. */
  int takeAll(long key) {
    int at = find(key);
    int all = counts[at];
    counts[at] = 0;
    removed(all);
    return all;
  }

  /** A list of hundreds of thousands, once it is used up, is in the way of a long run. */
  private void removed(int some) {
    size -= some;
    if (size == 0) {
      clear();
    }
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * SPREAD >>> 32) & mask;
    while (taken[at] && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    int length = 2 * oldKeys.length;
    keys = new long[length];
    counts = new int[length];
    boolean[] oldTaken = taken;
    taken = new boolean[length];
    for (int n = 0; n < oldKeys.length; n++) {
      if (oldTaken[n]) {
        int at = find(oldKeys[n]);
        taken[at] = true;
        keys[at] = oldKeys[n];
        counts[at] = oldCounts[n];
      }
    }
  }
}
