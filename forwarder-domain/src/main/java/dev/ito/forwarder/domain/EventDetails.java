package dev.ito.forwarder.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What an event says, field by field.
 *
 * <p>Open strings stay strings: {@code entity}, {@code operation} and {@code actor} are written by
 * other programs and pass through when they are unknown here.
 *
 * <p>An event is one JSON object on one line of the log, with these keys. All but {@code scope},
 * {@code from}, {@code to}, {@code meta} and {@code count} (1) must be there, and of {@code ctx}
 * only {@code session_id} must; strings are JSON strings, and any other key is passed on unread:
 *
 * <pre>{@code
 * {"v":1,"ts":"2026-02-28T10:00:00.000Z","entity":"task","entity_id":"1.2","scope":"add-search",
 *  "op":"status_change","from":"pending","to":"done","actor":"cli","by":"@mara",
 *  "meta":{"wave":"2"},"count":3,"ctx":{"session_id":"s","harness_session_id":"h",
 *  "branch":"main","worktree":"wt","commit":"0a1b2c3d"}}
 * }</pre>
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
