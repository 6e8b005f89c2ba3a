package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What a value refuses, and in which words: the component, its range, and what was there. */
class BadValuesTest {
  private static final OptionalInt NO_STATUS = OptionalInt.empty();
  private static final BackendError REFUSED = new BackendError.Rejected("no", NO_STATUS);
  private static final AuditEvent EVENT = Events.event(1, "{}");
  private static final LogPosition END = LogPosition.ofCount(1);

  @TestFactory
  Stream<DynamicTest> what_is_out_of_range_is_refused_with_its_name_its_range_and_its_value() {
    String key = "value is 1 to 128 characters from A-Z, a-z, 0-9, - and _, not ";
    return Stream.of(
        outOfRange("line is 1 or more, not 0", () -> Events.event(0, "{}")),
        outOfRange("text is 1 byte or more, not 0", () -> Events.event(1, "")),
        outOfRange("line is 1 or more, not 0", () -> new MalformedLine(0, "torn")),
        outOfRange("count is 0 or more, not -1", () -> LogPosition.ofCount(-1)),
        outOfRange("bytes is 1 or more, not 0", () -> new BodyLimit(0, Instant.EPOCH)),
        outOfRange("failures is 1 or more, not 0", () -> new Pause(Instant.EPOCH, 0, "away")),
        outOfRange(
            "position is 0 or more, not -1",
            () -> new RefusedEvent(EVENT, -1, REFUSED, Instant.EPOCH)),
        outOfRange(
            "accepted and duplicates are 0 or more, not -1 and 2", () -> new IngestResult(-1, 2)),
        outOfRange(
            "accepted and duplicates are 0 or more, not 2 and -1", () -> new IngestResult(2, -1)),
        outOfRange("name is one line with something on it, not \" \"", () -> new Destination(" ")),
        outOfRange(
            "name is one line with something on it, not \"a b\"", () -> new Destination("a\nb")),
        outOfRange(key + "\"a/b\"", () -> new IdempotencyKey("a/b")),
        outOfRange(
            "events is a list of 1 or more, not an empty one",
            () -> new EventBatch(new IdempotencyKey("k"), List.of())),
        outOfRange(
            "batches is a list of 1 or more, not an empty one", () -> InFlight.of(List.of(), END)),
        outOfRange("sequence is 0 or more, not -1", () -> checkpoint(-1)),
        outOfRange("sequence is 0 or more, not -1", () -> EventBatch.of(-1, List.of(EVENT))),
        outOfRange("retryAfter is 0 or more, not PT-1S", () -> away(-1)),
        outOfRange(
            "retryAfter is 0 or more, not PT-1S",
            () -> new BackendError.Throttled("x", NO_STATUS, Optional.of(Duration.ofSeconds(-1)))));
  }

  @TestFactory
  Stream<DynamicTest> null_is_refused_by_the_name_of_what_is_missing() {
    return Stream.of(
        missing("text", () -> AuditEvent.of(1, null, json -> null)),
        missing("decoder", () -> AuditEvent.of(1, new byte[1], null)),
        missing("value", () -> new IdempotencyKey(null)),
        missing("name", () -> new Destination(null)),
        missing("mark", () -> new LogPosition(0, null)),
        missing("reason", () -> new MalformedLine(1, null)),
        missing("reason", () -> new Pause(Instant.EPOCH, 1, null)),
        missing("events", () -> new LogSlice(null, List.of(), END)),
        missing("malformed", () -> new LogSlice(List.of(), null, END)),
        missing("events", () -> new EventBatch(new IdempotencyKey("k"), null)),
        missing("events", () -> EventBatch.of(0, null)),
        missing("batches", () -> InFlight.of(null, END)),
        missing("confirmed", () -> Checkpoint.at(null)),
        missing("notices", () -> new CheckpointStore.Recovered(Checkpoint.INITIAL, null)),
        missing("entries", () -> new QuarantinedEvents.Contents(null, 0)),
        missing("message", () -> new UntrustedStateException(null)),
        missing("learned", () -> new BodyLimit(1, null)),
        missing("end", () -> new LogSlice(List.of(), List.of(), null)),
        missing("key", () -> new EventBatch(null, List.of(EVENT))),
        missing("error", () -> new BackendException(null)),
        missing("event", () -> new RefusedEvent(null, 0, REFUSED, Instant.EPOCH)),
        missing("detail", () -> new BackendError.Unavailable(null, NO_STATUS, null, true)),
        missing("detail", () -> new BackendError.Throttled(null, NO_STATUS, Optional.empty())),
        missing("detail", () -> new BackendError.Unauthorized(null, NO_STATUS)),
        missing("status", () -> new BackendError.NotFound("x", null)),
        missing("status", () -> new BackendError.TooLarge("x", null)),
        missing("detail", () -> new BackendError.Rejected(null, NO_STATUS)),
        missing("status", () -> new BackendError.LeaseConflict("x", null)),
        missing("detail", () -> new BackendError.RevisionConflict(null, NO_STATUS)),
        missing("status", () -> new BackendError.Other("x", null)));
  }

  @Test
  void the_first_line_and_the_first_place_are_in_range() {
    assertEquals(1, new MalformedLine(1, "torn").line());
    assertEquals(0, new RefusedEvent(EVENT, 0, REFUSED, Instant.EPOCH).position());
  }

  @Test
  void a_backend_may_ask_not_to_be_left_alone_at_all() {
    assertEquals(Optional.of(Duration.ZERO), away(0).retryAfter());
  }

  private static BackendError.Unavailable away(long seconds) {
    return new BackendError.Unavailable(
        "x", NO_STATUS, Optional.of(Duration.ofSeconds(seconds)), true);
  }

  private static Checkpoint checkpoint(long sequence) {
    return new Checkpoint(
        END,
        sequence,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Totals.NONE,
        History.NONE,
        false);
  }

  private static DynamicTest outOfRange(String words, Executable made) {
    return dynamicTest(
        words,
        () -> assertEquals(words, assertThrows(IllegalArgumentException.class, made).getMessage()));
  }

  private static DynamicTest missing(String name, Executable made) {
    return dynamicTest(
        name,
        () -> assertEquals(name, assertThrows(NullPointerException.class, made).getMessage()));
  }
}
