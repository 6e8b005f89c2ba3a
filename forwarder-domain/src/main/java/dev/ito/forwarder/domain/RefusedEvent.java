package dev.ito.forwarder.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that the backend will not take.
 *
 * @param event which one
 * @param position how many well-formed events stood before it in the log
 * @param reason what the backend said
 * @param at when it said so
 * @since 0.1.0
 */
public record RefusedEvent(AuditEvent event, long position, BackendError reason, Instant at) {

  /**
   * Checks the components.
   *
   * @param event which one
   * @param position how many well-formed events stood before it in the log
   * @param reason what the backend said
   * @param at when it said so
   */
  public RefusedEvent {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(at, "at");
    if (position < 0) {
      throw new IllegalArgumentException("position is 0 or more, not " + position);
    }
  }
}
