package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.Test;

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

  @Test
  public final void a_backend_that_cannot_be_reached_is_unavailable_and_stores_nothing()
      throws Exception {
    BackendError.Unavailable error = error(Fault.NOT_REACHED, BackendError.Unavailable.class);
    assertFalse(error.outcomeUnknown(), "nothing has left: " + error);
    assertStored();
  }

  @Test
  public final void a_backend_that_cannot_at_the_moment_is_unavailable() throws Exception {
    BackendError.Unavailable error = error(Fault.UNAVAILABLE, BackendError.Unavailable.class);
    assertEquals(Optional.empty(), error.retryAfter());
  }

  @Test
  public final void how_long_an_unavailable_backend_asks_to_be_left_alone_is_passed_on()
      throws Exception {
    BackendError.Unavailable error =
        error(Fault.UNAVAILABLE_FOR_A_WHILE, BackendError.Unavailable.class);
    assertEquals(Optional.of(ASKED), error.retryAfter());
  }

  @Test
  public final void a_backend_that_asks_to_slow_down_throttles() throws Exception {
    BackendError.Throttled error = error(Fault.THROTTLED, BackendError.Throttled.class);
    assertEquals(Optional.empty(), error.retryAfter());
    assertStored();
  }

  @Test
  public final void how_long_a_throttling_backend_asks_to_be_left_alone_is_passed_on()
      throws Exception {
    BackendError.Throttled error = error(Fault.THROTTLED_FOR_A_WHILE, BackendError.Throttled.class);
    assertEquals(Optional.of(ASKED), error.retryAfter());
  }

  @Test
  public final void a_token_that_is_not_let_in_is_unauthorized() throws Exception {
    error(Fault.UNAUTHORIZED, BackendError.Unauthorized.class);
    assertStored();
  }

  @Test
  public final void an_endpoint_that_is_not_there_is_not_found() throws Exception {
    error(Fault.NOT_FOUND, BackendError.NotFound.class);
    assertStored();
  }

  @Test
  public final void a_batch_that_is_too_large_says_so_and_leaves_nothing_behind() throws Exception {
    error(Fault.TOO_LARGE, BackendError.TooLarge.class);
    assertStored();
  }

  @Test
  public final void a_batch_that_is_refused_says_so_and_leaves_nothing_behind() throws Exception {
    error(Fault.REJECTED, BackendError.Rejected.class);
    assertStored();
  }

  @Test
  public final void an_answer_that_no_backend_gives_is_told_from_all_others() throws Exception {
    error(Fault.OTHER, BackendError.Other.class);
  }

  @Test
  public final void a_prefix_stored_before_a_failure_is_completed_by_a_repetition()
      throws Exception {
    BackendError.Unavailable error = error(Fault.STORED_IN_PART, BackendError.Unavailable.class);
    assertTrue(error.outcomeUnknown(), "a part is stored: " + error);
    assertEquals(new IngestResult(5 - PREFIX, PREFIX), newIngest().ingest(BATCH, LIMIT));
    assertStored(BATCH);
  }

  @Test
  public final void a_batch_whose_answer_is_lost_may_be_sent_again() throws Exception {
    BackendError.Unavailable error = error(Fault.ANSWER_LOST, BackendError.Unavailable.class);
    assertTrue(error.outcomeUnknown(), "everything is stored: " + error);
    assertEquals(new IngestResult(0, 5), newIngest().ingest(BATCH, LIMIT));
    assertStored(BATCH);
  }

  @Test
  public final void counts_that_do_not_add_up_are_passed_on_for_the_caller_to_check()
      throws Exception {
    EventIngest ingest = newIngest();
    require(Fault.WRONG_COUNTS);
    assertFalse(ingest.ingest(BATCH, LIMIT).confirms(BATCH));
    assertEquals(new IngestResult(0, 5), ingest.ingest(BATCH, LIMIT));
  }

  @Test
  public final void a_longer_outage_is_reported_call_by_call_and_ends_well() throws Exception {
    EventIngest ingest = newIngest();
    for (int call = 0; call < 5; call++) {
      require(Fault.UNAVAILABLE);
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT));
    }
    IngestResult result = ingest.ingest(BATCH, LIMIT);
    assertTrue(result.confirms(BATCH), result.toString());
    assertStored(BATCH);
  }

  @Test
  public final void one_call_is_one_request_however_it_ends() throws Exception {
    assumeTrue(requests().isPresent(), "this backend does not count requests");
    EventIngest ingest = newIngest();
    List<Fault> faults =
        List.of(Fault.UNAVAILABLE, Fault.THROTTLED, Fault.STORED_IN_PART, Fault.ANSWER_LOST);
    int expected = requests().getAsInt();
    for (Fault fault : faults.stream().filter(this::supports).toList()) {
      failNext(fault);
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT));
      expected++;
      assertEquals(expected, requests().getAsInt(), fault.name());
    }
  }

  @Test
  public final void a_backend_that_does_not_answer_costs_no_more_than_the_limit() throws Exception {
    EventIngest ingest = newIngest();
    require(Fault.NO_ANSWER);
    BackendError error =
        assertTimeoutPreemptively(
            LIMIT.dividedBy(2),
            () -> assertThrows(BackendException.class, () -> ingest.ingest(BATCH, SHORT)).error());
    BackendError.Unavailable away = assertInstanceOf(BackendError.Unavailable.class, error);
    assertTrue(away.outcomeUnknown(), "it may be stored: " + away);
  }

  @Test
  public final void an_interrupted_thread_does_not_wait_for_the_answer() throws Exception {
    EventIngest ingest = newIngest();
    require(Fault.NO_ANSWER);
    assertTimeoutPreemptively(
        LIMIT.dividedBy(2),
        () -> {
          Thread.currentThread().interrupt();
          assertThrows(InterruptedException.class, () -> ingest.ingest(BATCH, LIMIT));
        });
  }

  private <E extends BackendError> E error(Fault fault, Class<E> kind) throws Exception {
    EventIngest ingest = newIngest();
    require(fault);
    BackendError error =
        assertThrows(BackendException.class, () -> ingest.ingest(BATCH, LIMIT)).error();
    assertFalse(error.detail().isBlank(), "says what happened");
    assertEquals(1, error.detail().lines().count(), "on one line: " + error.detail());
    return assertInstanceOf(kind, error);
  }

  private void require(Fault fault) throws Exception {
    assumeTrue(supports(fault), () -> fault + " is not supported");
    failNext(fault);
  }

  private void assertStored(EventBatch... batches) throws Exception {
    List<AuditEvent> expected =
        Stream.of(batches).flatMap(batch -> batch.events().stream()).toList();
    assertEquals(AuditEvents.texts(expected), stored());
  }
}
