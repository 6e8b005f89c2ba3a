package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * What every {@link EventIngest} must do. Each test begins with a backend that holds nothing: make
 * it in a {@code BeforeEach} of the subclass, or in its constructor.
 *
 * @since 0.1.0
 */
public abstract class EventIngestContract {
  /** How many events {@link Fault#STORED_IN_PART} stores. */
  public static final int PREFIX = 2;

  /** What a backend that asks to be left alone asks for. */
  public static final Duration ASKED = Duration.ofSeconds(7);

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final EventBatch BATCH = EventBatch.of(0, AuditEvents.events(1, 5));

  /** For subclasses. */
  protected EventIngestContract() {}

  /**
   * Another client of the backend of this test.
   *
   * @return a new one at each call
   * @throws Exception if it cannot be made
   */
  protected abstract EventIngest newIngest() throws Exception;

  /**
   * What the backend has stored in this test.
   *
   * @return the texts of the events, in the order in which they were stored
   * @throws Exception if it cannot be read
   */
  protected abstract List<String> stored() throws Exception;

  /**
   * Tells the backend what to do with the next request; called once for each request that fails.
   *
   * @param fault what, one of those that are supported
   * @throws Exception if it cannot be told
   */
  protected abstract void failNext(Fault fault) throws Exception;

  /**
   * Whether a fault can happen to this kind of backend, and be made to happen here.
   *
   * @param fault what would happen
   * @return true unless a subclass says otherwise
   */
  protected boolean supports(Fault fault) {
    return true;
  }

  /**
   * How many requests the backend has seen in this test, if it counts them.
   *
   * @return the number; empty unless a subclass says otherwise
   * @throws Exception if it cannot be read
   */
  protected OptionalInt requests() throws Exception {
    return OptionalInt.empty();
  }

  @Test
  public final void a_batch_is_stored_in_order() throws Exception {
    assertEquals(new IngestResult(5, 0), newIngest().ingest(BATCH, LIMIT));
    assertStored(BATCH);
  }

  @Test
  public final void batches_are_stored_one_behind_the_other() throws Exception {
    EventIngest ingest = newIngest();
    EventBatch next = EventBatch.of(5, AuditEvents.events(6, 8));
    ingest.ingest(BATCH, LIMIT);
    assertEquals(new IngestResult(3, 0), ingest.ingest(next, LIMIT));
    assertStored(BATCH, next);
  }

  @Test
  public final void what_was_said_to_come_next_may_come_or_not() throws Exception {
    EventIngest ingest = newIngest();
    EventBatch next = EventBatch.of(5, AuditEvents.events(6, 8));
    EventBatch last = EventBatch.of(8, AuditEvents.events(9, 9));
    ingest.prepare(next);
    ingest.ingest(BATCH, LIMIT);
    ingest.prepare(last);
    assertEquals(new IngestResult(3, 0), ingest.ingest(next, LIMIT));
    EventBatch instead = EventBatch.of(8, AuditEvents.events(10, 12));
    ingest.prepare(last);
    assertEquals(new IngestResult(3, 0), ingest.ingest(instead, LIMIT));
    assertEquals(new IngestResult(1, 0), ingest.ingest(last, LIMIT));
    assertStored(BATCH, next, instead, last);
  }

  @Test
  public final void a_batch_is_tried_again_although_another_one_was_said_to_come_next()
      throws Exception {
    EventIngest ingest = newIngest();
    EventBatch next = EventBatch.of(5, AuditEvents.events(6, 8));
    if (supports(Fault.UNAVAILABLE)) {
      failNext(Fault.UNAVAILABLE);
      ingest.prepare(next);
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT));
    }
    ingest.prepare(next);
    assertEquals(new IngestResult(5, 0), ingest.ingest(BATCH, LIMIT));
    assertEquals(new IngestResult(3, 0), ingest.ingest(next, LIMIT));
    assertStored(BATCH, next);
  }

  @Test
  public final void every_event_arrives_byte_for_byte() throws Exception {
    EventBatch batch =
        EventBatch.of(
            0,
            List.of(
                AuditEvents.event(1, AuditEvents.outlandishJson(1)),
                AuditEvents.event(2, AuditEvents.fullJson(2)),
                AuditEvents.event(3, AuditEvents.sizedJson(3, 20_000))));
    newIngest().ingest(batch, LIMIT);
    assertStored(batch);
  }

  @Test
  public final void a_batch_of_a_thousand_events_arrives_whole() throws Exception {
    EventBatch batch = EventBatch.of(0, AuditEvents.events(1, 1_000));
    assertEquals(new IngestResult(1_000, 0), newIngest().ingest(batch, LIMIT));
    assertStored(batch);
  }

  @Test
  public final void a_batch_sent_twice_is_stored_once() throws Exception {
    EventIngest ingest = newIngest();
    ingest.ingest(BATCH, LIMIT);
    assertEquals(new IngestResult(0, 5), ingest.ingest(BATCH, LIMIT));
    assertStored(BATCH);
  }

  @Test
  public final void a_batch_sent_again_by_another_client_is_stored_once() throws Exception {
    newIngest().ingest(BATCH, LIMIT);
    assertEquals(new IngestResult(0, 5), newIngest().ingest(BATCH, LIMIT));
    assertStored(BATCH);
  }

  @Test
  public final void equal_events_under_different_keys_are_all_stored() throws Exception {
    EventIngest ingest = newIngest();
    EventBatch same = EventBatch.of(5, BATCH.events());
    ingest.ingest(BATCH, LIMIT);
    assertEquals(new IngestResult(5, 0), ingest.ingest(same, LIMIT));
    assertStored(BATCH, same);
  }

  @Test
  public final void keys_of_1_and_of_128_characters_are_taken() throws Exception {
    EventBatch shortest = new EventBatch(new IdempotencyKey("k"), AuditEvents.events(1, 1));
    EventBatch longest =
        new EventBatch(new IdempotencyKey("Az09-_".repeat(21) + "xx"), AuditEvents.events(2, 2));
    EventIngest ingest = newIngest();
    assertEquals(new IngestResult(1, 0), ingest.ingest(shortest, LIMIT));
    assertEquals(new IngestResult(1, 0), ingest.ingest(longest, LIMIT));
    assertEquals(new IngestResult(0, 1), ingest.ingest(longest, LIMIT));
    assertStored(shortest, longest);
  }

  @Test
  public final void the_destination_is_the_same_for_every_client() throws Exception {
    EventIngest ingest = newIngest();
    assertEquals(ingest.destination(), ingest.destination());
    assertEquals(ingest.destination(), newIngest().destination());
  }

  @TestFactory
  public final Stream<DynamicTest>
      a_backend_that_cannot_be_reached_is_unavailable_and_stores_nothing() {
    return fails(
        Fault.NOT_REACHED,
        BackendError.Unavailable.class,
        error -> {
          assertFalse(error.outcomeUnknown(), "nothing has left: " + error);
          assertStored();
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_cannot_at_the_moment_is_unavailable() {
    return fails(
        Fault.UNAVAILABLE,
        BackendError.Unavailable.class,
        error -> assertEquals(Optional.empty(), error.retryAfter()));
  }

  @TestFactory
  public final Stream<DynamicTest>
      how_long_an_unavailable_backend_asks_to_be_left_alone_is_passed_on() {
    return fails(
        Fault.UNAVAILABLE_FOR_A_WHILE,
        BackendError.Unavailable.class,
        error -> assertEquals(Optional.of(ASKED), error.retryAfter()));
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_asks_to_slow_down_throttles() {
    return fails(
        Fault.THROTTLED,
        BackendError.Throttled.class,
        error -> {
          assertEquals(Optional.empty(), error.retryAfter());
          assertStored();
        });
  }

  @TestFactory
  public final Stream<DynamicTest>
      how_long_a_throttling_backend_asks_to_be_left_alone_is_passed_on() {
    return fails(
        Fault.THROTTLED_FOR_A_WHILE,
        BackendError.Throttled.class,
        error -> assertEquals(Optional.of(ASKED), error.retryAfter()));
  }

  @TestFactory
  public final Stream<DynamicTest> a_token_that_is_not_let_in_is_unauthorized() {
    return fails(Fault.UNAUTHORIZED, BackendError.Unauthorized.class, error -> assertStored());
  }

  @TestFactory
  public final Stream<DynamicTest> an_endpoint_that_is_not_there_is_not_found() {
    return fails(Fault.NOT_FOUND, BackendError.NotFound.class, error -> assertStored());
  }

  @TestFactory
  public final Stream<DynamicTest> a_batch_that_is_too_large_says_so_and_leaves_nothing_behind() {
    return fails(Fault.TOO_LARGE, BackendError.TooLarge.class, error -> assertStored());
  }

  @TestFactory
  public final Stream<DynamicTest> a_batch_that_is_refused_says_so_and_leaves_nothing_behind() {
    return fails(Fault.REJECTED, BackendError.Rejected.class, error -> assertStored());
  }

  @TestFactory
  public final Stream<DynamicTest> an_answer_that_no_backend_gives_is_told_from_all_others() {
    return fails(Fault.OTHER, BackendError.Other.class, error -> {});
  }

  @TestFactory
  public final Stream<DynamicTest> a_prefix_stored_before_a_failure_is_completed_by_a_repetition() {
    return fails(
        Fault.STORED_IN_PART,
        BackendError.Unavailable.class,
        error -> {
          assertTrue(error.outcomeUnknown(), "a part is stored: " + error);
          assertEquals(new IngestResult(5 - PREFIX, PREFIX), newIngest().ingest(BATCH, LIMIT));
          assertStored(BATCH);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_batch_whose_answer_is_lost_may_be_sent_again() {
    return fails(
        Fault.ANSWER_LOST,
        BackendError.Unavailable.class,
        error -> {
          assertTrue(error.outcomeUnknown(), "everything is stored: " + error);
          assertEquals(new IngestResult(0, 5), newIngest().ingest(BATCH, LIMIT));
          assertStored(BATCH);
        });
  }

  @TestFactory
  public final Stream<DynamicTest>
      counts_that_do_not_add_up_are_passed_on_for_the_caller_to_check() {
    return where(
        Fault.WRONG_COUNTS,
        () -> {
          EventIngest ingest = newIngest();
          failNext(Fault.WRONG_COUNTS);
          assertFalse(ingest.ingest(BATCH, LIMIT).confirms(BATCH));
          assertEquals(new IngestResult(0, 5), ingest.ingest(BATCH, LIMIT));
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_longer_outage_is_reported_call_by_call_and_ends_well() {
    return where(
        Fault.UNAVAILABLE,
        () -> {
          EventIngest ingest = newIngest();
          for (int call = 0; call < 5; call++) {
            failNext(Fault.UNAVAILABLE);
            assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT));
          }
          IngestResult result = ingest.ingest(BATCH, LIMIT);
          assertTrue(result.confirms(BATCH), result.toString());
          assertStored(BATCH);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> one_call_is_one_request_however_it_ends() throws Exception {
    return Where.possible(
        requests().isPresent(),
        "requests are counted",
        () -> {
          EventIngest ingest = newIngest();
          List<Fault> faults =
              List.of(Fault.UNAVAILABLE, Fault.THROTTLED, Fault.STORED_IN_PART, Fault.ANSWER_LOST);
          int expected = requests().orElseThrow();
          for (Fault fault : faults.stream().filter(this::supports).toList()) {
            failNext(fault);
            assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT));
            expected++;
            assertEquals(expected, requests().orElseThrow(), fault.name());
          }
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_does_not_answer_costs_no_more_than_the_limit() {
    return where(
        Fault.NO_ANSWER,
        () -> {
          EventIngest ingest = newIngest();
          failNext(Fault.NO_ANSWER);
          BackendError error =
              assertTimeoutPreemptively(
                  LIMIT.dividedBy(2),
                  () ->
                      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, SHORT))
                          .error());
          BackendError.Unavailable away = assertInstanceOf(BackendError.Unavailable.class, error);
          assertTrue(away.outcomeUnknown(), "it may be stored: " + away);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> an_interrupted_thread_does_not_wait_for_the_answer() {
    return where(
        Fault.NO_ANSWER,
        () -> {
          EventIngest ingest = newIngest();
          failNext(Fault.NO_ANSWER);
          assertTimeoutPreemptively(
              LIMIT.dividedBy(2),
              () -> {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, () -> ingest.ingest(BATCH, LIMIT));
              });
        });
  }

  private <E extends BackendError> Stream<DynamicTest> fails(
      Fault fault, Class<E> kind, ThrowingConsumer<E> then) {
    return where(
        fault,
        () -> {
          EventIngest ingest = newIngest();
          failNext(fault);
          BackendError error =
              assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT)).error();
          assertFalse(error.detail().isBlank(), "says what happened");
          assertEquals(1, error.detail().lines().count(), "on one line: " + error.detail());
          then.accept(assertInstanceOf(kind, error));
        });
  }

  private void assertStored(EventBatch... batches) throws Exception {
    List<AuditEvent> expected =
        Stream.of(batches).flatMap(batch -> batch.events().stream()).toList();
    assertEquals(AuditEvents.texts(expected), stored(), "what the backend has stored");
  }

  private Stream<DynamicTest> where(Fault fault, Executable test) {
    return Where.possible(supports(fault), fault.name(), test);
  }
}
