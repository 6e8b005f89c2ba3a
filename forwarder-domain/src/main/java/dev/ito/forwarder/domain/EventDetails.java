package dev.ito.forwarder.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What an event says, field by field.
 *
 * <p>Open strings stay strings: {@code entity}, {@code operation} and {@code actor} are written by
 * other programs and pass through when they are unknown here.
 *
 * @param version schema version, 0 to 4294967295; passed on, never judged
 * @param timestamp when it happened, as written; usually RFC 3339 in UTC, but nothing checks that
 * @param entity what kind of thing changed, for example {@code task}
 * @param entityId which one
 * @param scope the change a task or wave belongs to
 * @param operation what was done to it, the {@code op} field
 * @param from the value before
 * @param to the value after
 * @param actor what kind of program did it
 * @param by the person or agent on whose behalf
 * @param meta anything else, as JSON text
 * @param count how many equal occurrences this event stands for, an unsigned 64-bit number
 * @param context where the event came from
 * @since 0.1.0
 */
public record EventDetails(
    long version,
    String timestamp,
    String entity,
    String entityId,
    Optional<String> scope,
    String operation,
    Optional<String> from,
    Optional<String> to,
    String actor,
    String by,
    Optional<String> meta,
    long count,
    EventContext context) {

  /**
   * Checks the components.
   *
   * @param version schema version
   * @param timestamp when it happened
   * @param entity what kind of thing changed
   * @param entityId which one
   * @param scope the change a task or wave belongs to
   * @param operation what was done to it
   * @param from the value before
   * @param to the value after
   * @param actor what kind of program did it
   * @param by the person or agent on whose behalf
   * @param meta anything else
   * @param count how many equal occurrences this event stands for
   * @param context where the event came from
   */
  public EventDetails {
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(entityId, "entityId");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(meta, "meta");
    Objects.requireNonNull(context, "context");
  }
}
