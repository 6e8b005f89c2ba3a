package dev.ito.forwarder.domain;

import java.util.List;
import java.util.Objects;

/**
 * A run of events that goes to the backend in one request, under one key.
 *
 * @param key names exactly these events
 * @param events what is sent, in log order; at least one
 * @since 0.1.0
 */
public record EventBatch(IdempotencyKey key, List<AuditEvent> events) {

  /**
   * Checks the components.
   *
   * @param key names exactly these events
   * @param events what is sent
   * @throws IllegalArgumentException if a component is out of its range
   */
  public EventBatch {
    Objects.requireNonNull(key, "key");
    events = List.copyOf(Objects.requireNonNull(events, "events"));
    if (events.isEmpty()) {
      throw new IllegalArgumentException("events is a list of 1 or more, not an empty one");
    }
  }

  /**
   * A batch under the key that its content gives it.
   *
   * @param sequence how many events were confirmed before the first of these; 0 or more
   * @param events what is sent
   * @return the batch
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public static EventBatch of(long sequence, List<AuditEvent> events) {
    return new EventBatch(IdempotencyKey.of(sequence, events), events);
  }

  /**
   * How many events there are.
   *
   * @return at least 1
   */
  public int size() {
    return events.size();
  }

  /**
   * The length of the events as a JSON array without its brackets.
   *
   * @return bytes in UTF-8, commas included
   */
  public long bytes() {
    long sum = events.size() - 1L;
    for (AuditEvent event : events) {
      sum += event.bytes();
    }
    return sum;
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof EventBatch that && key.equals(that.key) && events.equals(that.events);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + events.hashCode();
  }

  @Override
  public String toString() {
    return "EventBatch{" + key.value() + ", " + events.size() + " events}";
  }
}
