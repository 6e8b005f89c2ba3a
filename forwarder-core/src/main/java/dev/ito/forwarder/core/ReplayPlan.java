package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a replay would do, before it does it.
 *
 * @param first the number of the event that it starts with, counted from 1
 * @param event that event
 * @param delivered how many events are taken as delivered so far and would go out again
 * @param waiting how many events are not delivered yet, and go out in any case
 * @param held how many of all these the backend already has; empty if it did not say
 * @param unknown why it did not say
 * @since 0.1.0
 */
public record ReplayPlan(
    long first,
    AuditEvent event,
    long delivered,
    long waiting,
    OptionalLong held,
    Optional<BackendError> unknown) {

  /**
   * Checks the components.
   *
   * @param first the number of the event that it starts with
   * @param event that event
   * @param delivered how many events would go out again
   * @param waiting how many events go out in any case
   * @param held how many of all these the backend already has
   * @param unknown why it did not say
   */
  public ReplayPlan {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(unknown, "unknown");
  }

  /**
   * How many events there are from the first one on.
   *
   * @return at least 1
   */
  public long events() {
    return delivered + waiting;
  }
}
