package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link DeliveredEvents} must do. Each test begins with a backend that holds nothing:
 * make it in a {@code BeforeEach} of the subclass, or in its constructor.
 *
 * @since 0.1.0
 */
public abstract class DeliveredEventsContract {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  /** What can happen to a question. */
  public enum Trouble {
    /** The backend cannot be reached. */
    NOT_REACHED,
    /** It answers that it cannot at the moment. */
    UNAVAILABLE,
    /** It does not let the token in. */
    UNAUTHORIZED,
    /** It has no such list. */
    NOT_FOUND,
    /** It says nothing until the caller gives up. */
    NO_ANSWER,
    /** The list breaks off behind the first event. */
    CUT_SHORT,
    /** What comes is no list of events. */
    NO_LIST
  }

  /** For subclasses. */
  protected DeliveredEventsContract() {}

  /**
   * Another reader of the list of this test.
   *
   * @return a new one at each call
   * @throws Exception if it cannot be made
   */
  protected abstract DeliveredEvents newList() throws Exception;

  /**
   * Puts events into the backend, in place of what it held.
   *
   * @param texts their texts, oldest first
   * @throws Exception if that is not possible
   */
  protected abstract void hold(List<String> texts) throws Exception;

  /**
   * Lets the next question go wrong.
   *
   * @param trouble how, one of those that are supported
   * @throws Exception if that is not possible
   */
  protected abstract void failNext(Trouble trouble) throws Exception;

  /**
   * Whether a trouble can happen to this kind of backend, and be made to happen here.
   *
   * @param trouble what would happen
   * @return true unless a subclass says otherwise
   */
  protected boolean supports(Trouble trouble) {
    return true;
  }

  /**
   * What is compared of an event, for a backend that spells them in its own way.
   *
   * @param json the event as it was held or listed
   * @return equal things for equal JSON values; the text unless a subclass says otherwise
   */
  protected Object value(String json) {
    return json;
  }

  @Test
  public final void a_backend_that_holds_nothing_lists_nothing() throws Exception {
    assertListed(List.of());
  }

  @Test
  public final void events_are_listed_oldest_first() throws Exception {
    List<String> texts = texts(5);
    hold(texts);
    assertListed(texts);
  }

  @Test
  public final void every_event_keeps_its_value() throws Exception {
    List<String> texts =
        List.of(
            AuditEvents.outlandishJson(1),
            AuditEvents.fullJson(2),
            AuditEvents.sizedJson(3, 200_000),
            AuditEvents.json(4));
    hold(texts);
    assertListed(texts);
  }

  @Test
  public final void equal_events_are_listed_as_often_as_they_are_held() throws Exception {
    List<String> texts = List.of(AuditEvents.json(1), AuditEvents.json(1), AuditEvents.json(1));
    hold(texts);
    assertListed(texts);
  }

  @Test
  public final void a_list_of_thousands_comes_whole() throws Exception {
    List<String> texts = texts(5_000);
    hold(texts);
    assertListed(texts);
  }

  @Test
  public final void a_list_may_be_asked_for_again() throws Exception {
    hold(texts(2));
    DeliveredEvents list = newList();
    assertEquals(2, listed(list).size());
    hold(texts(3));
    assertEquals(3, listed(list).size());
  }

  @Test
  public final void what_a_visitor_throws_comes_out_as_it_is() throws Exception {
    hold(texts(3));
    DeliveredEvents list = newList();
    IllegalStateException enough = new IllegalStateException("enough");
    List<String> seen = new ArrayList<>();
    DeliveredEvents.Visitor stops =
        json -> {
          seen.add(json);
          throw enough;
        };
    assertSame(enough, assertThrows(IllegalStateException.class, () -> list.list(LIMIT, stops)));
    assertEquals(1, seen.size());
    assertEquals(3, listed(list).size());
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_cannot_be_reached_is_unavailable() {
    return where(
        Trouble.NOT_REACHED,
        () -> assertFails(Trouble.NOT_REACHED, BackendError.Unavailable.class));
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_cannot_at_the_moment_is_unavailable() {
    return where(
        Trouble.UNAVAILABLE,
        () -> assertFails(Trouble.UNAVAILABLE, BackendError.Unavailable.class));
  }

  @TestFactory
  public final Stream<DynamicTest> a_token_that_is_not_let_in_is_unauthorized() {
    return where(
        Trouble.UNAUTHORIZED,
        () -> {
          assertFails(Trouble.UNAUTHORIZED, BackendError.Unauthorized.class);
        });
  }

  @TestFactory
  public final Stream<DynamicTest>
      a_backend_without_such_a_list_is_told_from_one_that_holds_nothing() {
    return where(
        Trouble.NOT_FOUND,
        () -> {
          assertFails(Trouble.NOT_FOUND, BackendError.NotFound.class);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> what_is_no_list_is_not_taken_for_an_empty_one() {
    return where(
        Trouble.NO_LIST,
        () -> {
          assertFails(Trouble.NO_LIST, BackendError.Other.class);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_list_that_breaks_off_is_not_taken_for_a_whole_one() {
    return where(
        Trouble.CUT_SHORT,
        () -> {
          hold(texts(3));
          assertFails(Trouble.CUT_SHORT, BackendError.Unavailable.class);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_does_not_answer_costs_no_more_than_the_limit() {
    return where(
        Trouble.NO_ANSWER,
        () -> {
          DeliveredEvents list = newList();
          failNext(Trouble.NO_ANSWER);
          BackendError error =
              assertTimeoutPreemptively(
                  LIMIT.dividedBy(2),
                  () ->
                      assertThrows(BackendException.class, () -> list.list(SHORT, json -> {}))
                          .error());
          assertInstanceOf(BackendError.Unavailable.class, error);
        });
  }

  @TestFactory
  public final Stream<DynamicTest> an_interrupted_thread_does_not_wait_for_the_list() {
    return where(
        Trouble.NO_ANSWER,
        () -> {
          DeliveredEvents list = newList();
          failNext(Trouble.NO_ANSWER);
          assertTimeoutPreemptively(
              LIMIT.dividedBy(2),
              () -> {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, () -> list.list(LIMIT, json -> {}));
              });
        });
  }

  private void assertFails(Trouble trouble, Class<? extends BackendError> kind) throws Exception {
    DeliveredEvents list = newList();
    failNext(trouble);
    BackendError error =
        assertThrows(BackendException.class, () -> list.list(LIMIT, json -> {})).error();
    assertFalse(error.detail().isBlank(), "says what happened");
    assertEquals(1, error.detail().lines().count(), "on one line: " + error.detail());
    assertInstanceOf(kind, error);
  }

  private void assertListed(List<String> texts) throws Exception {
    List<String> listed = listed(newList());
    assertEquals(texts.size(), listed.size());
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(value(texts.get(i)), value(listed.get(i)));
      assertTrue(listed.get(i).startsWith("{"), "nothing around it");
    }
  }

  private static List<String> listed(DeliveredEvents list) throws Exception {
    List<String> listed = new ArrayList<>();
    list.list(LIMIT, listed::add);
    return listed;
  }

  private static List<String> texts(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(AuditEvents::json).toList();
  }

  private Stream<DynamicTest> where(Trouble trouble, Executable test) {
    return Where.possible(supports(trouble), trouble.name(), test);
  }
}
