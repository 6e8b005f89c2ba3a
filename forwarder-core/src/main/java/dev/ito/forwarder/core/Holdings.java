package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.EventFingerprints;
import java.time.Duration;

/**
 * The events that a backend holds, as a multiset: two equal ones are two. Small, since it keeps
 * fingerprints only. For one thread.
 */
final class Holdings {
  private final EventFingerprints fingerprints;
  private final FingerprintCounts counts = new FingerprintCounts();

  private Holdings(EventFingerprints fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** Asks once for the whole list. */
  static Holdings of(Inventory inventory, Duration limit)
      throws BackendException, InterruptedException {
    Holdings holdings = new Holdings(inventory.fingerprints());
    inventory.delivered().list(limit, holdings::add);
    return holdings;
  }

  private void add(String json) {
    try {
      counts.add(fingerprints.of(json));
    } catch (IllegalArgumentException noEvent) {
      // It equals nothing in any log.
    }
  }

  /** How many are left. */
  long size() {
    return counts.size();
  }

  /** Takes an event out, if it is there. */
  boolean take(String json) {
    for (long candidate : fingerprints.candidates(json)) {
      if (counts.take(candidate)) {
        return true;
      }
    }
    return false;
  }

  /** Takes an event out with all that equal it, and says how many they were. */
  int takeAll(String json) {
    int all = 0;
    for (long candidate : fingerprints.candidates(json)) {
      all += counts.takeAll(candidate);
    }
    return all;
  }
}
