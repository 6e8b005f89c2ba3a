package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.domain.port.EventFingerprints;
import java.util.Objects;

/**
 * What it takes to find out which events of a log the backend already holds.
 *
 * @param delivered lists what it holds
 * @param fingerprints recognises its events in the log
 * @since 0.1.0
 */
public record Inventory(DeliveredEvents delivered, EventFingerprints fingerprints) {

  /**
   * Checks the components.
   *
   * @param delivered lists what the backend holds
   * @param fingerprints recognises its events in the log
   */
  public Inventory {
    Objects.requireNonNull(delivered, "delivered");
    Objects.requireNonNull(fingerprints, "fingerprints");
  }
}
