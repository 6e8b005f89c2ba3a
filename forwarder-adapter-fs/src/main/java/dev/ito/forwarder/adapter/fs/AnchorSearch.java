package dev.ito.forwarder.adapter.fs;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for remembered events in a log that is read past it once: the newest one that is still
 * there says where to go on.
 *
 * <p>Where the log holds equal events, the one with the longest run of remembered events before it
 * is meant; among equals the first: an event too many can be told from the report, one too few
 * cannot.
 */
final class AnchorSearch {
  private final long[] known; // by age
  private final Set<Long> remembered = new HashSet<>();
  private int[] runs; // by age: how many events in a row up to here match those up to that age
  private int[] next;
  private boolean cleared = true;
  private long seen;
  private int bestAge = Integer.MAX_VALUE;
  private int bestRun;
  private long bestPlace;

  AnchorSearch(Fingerprints known) {
    this.known = known.newestFirst();
    this.runs = new int[this.known.length + 1];
    this.next = new int[this.known.length + 1];
    for (long fingerprint : this.known) {
      remembered.add(fingerprint);
    }
  }

  /** Takes the next event of the log into account. */
  void see(long fingerprint) {
    seen++;
    if (!remembered.contains(fingerprint)) {
      forgetRuns();
      return;
    }
    cleared = false;
    for (int age = 0; age < known.length; age++) {
      next[age] = known[age] == fingerprint ? runs[age + 1] + 1 : 0;
      consider(age, next[age]);
    }
    int[] spare = runs;
    runs = next;
    next = spare;
  }

  private void forgetRuns() {
    if (!cleared) {
      Arrays.fill(runs, 0);
      cleared = true;
    }
  }

  private void consider(int age, int run) {
    if (run > 0 && (age < bestAge || age == bestAge && run > bestRun)) {
      bestAge = age;
      bestRun = run;
      bestPlace = seen;
    }
  }

  /** How many events stand before the place behind the newest remembered one; 0 if none is left. */
  long eventsBefore() {
    return bestPlace;
  }

  /** Whether the very last remembered event is still there. */
  boolean foundNewest() {
    return bestAge == 0;
  }
}
