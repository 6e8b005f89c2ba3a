package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.testkit.AuditEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the state knows nothing, the backend is asked what it has, and nothing is sent twice. */
class ReconciliationTest {
  private static final BackendError ABSENT =
      new BackendError.NotFound("no such list", OptionalInt.of(404));
  private static final BackendError BROKEN =
      new BackendError.Unavailable("HTTP 500", OptionalInt.of(500), Optional.empty(), true);
  private static final BackendError NO_ANSWER =
      new BackendError.Unavailable("no answer", OptionalInt.empty(), Optional.empty(), true);
  private static final BackendError GARBAGE =
      new BackendError.Other("not a list", OptionalInt.of(200));
  private static final BackendError NOBODY_THERE =
      new BackendError.Unavailable("refused", OptionalInt.empty(), Optional.empty(), false);

  private final List<String> heard = new ArrayList<>();

  /** A log of events 1 to n of which the backend already has some, and no state. */
  private Scene fresh(int events, List<AuditEvent> there) throws Exception {
    Scene scene = Scene.fresh(events, there);
    scene.listener =
        new ForwardListener() {
          @Override
          public void reconciling(long held) {
            heard.add("holds " + held);
          }

          @Override
          public void notReconciled(BackendError error, boolean goesOn) {
            heard.add(error.detail() + (goesOn ? ", going on" : ", stopping"));
          }
        };
    return scene;
  }

  @Test
  void what_the_backend_has_is_skipped_and_reported_as_already_there() throws Exception {
    Scene scene = fresh(5, AuditEvents.events(1, 3));
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(2, report.forwarded());
    assertEquals(3, report.duplicates());
    assertEquals(5, report.newOffset());
    assertEquals(3, scene.stored().totals().duplicates());
    assertEquals(List.of(2), sizesAfter(scene, 1));
    assertEquals(List.of("holds 3"), heard);
    scene.assertStored(1, 5);
  }

  @Test
  void a_backend_that_has_everything_is_asked_once_and_sent_nothing() throws Exception {
    Scene scene = fresh(5, AuditEvents.events(1, 5));
    assertEquals(5, scene.run().newOffset());
    assertEquals(0, scene.run().duplicates());
    assertEquals(1, scene.delivered.questions().size());
    assertEquals(1, scene.backend.requests().size());
    assertFalse(scene.stored().reconciling());
  }

  @Test
  void the_first_event_of_a_project_costs_one_question_and_the_next_one_none() throws Exception {
    Scene scene = fresh(1, List.of());
    scene.run();
    assertFalse(scene.stored().reconciling());
    scene.log.appendEvents(2, 2);
    scene.run();
    assertEquals(1, scene.delivered.questions().size());
    scene.assertStored(1, 2);
  }

  @Test
  void an_empty_log_costs_no_question_and_leaves_it_to_be_asked() throws Exception {
    Scene scene = fresh(0, AuditEvents.events(1, 2));
    scene.run();
    assertEquals(List.of(), scene.delivered.questions());
    scene.log.appendEvents(1, 3);
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 3);
  }

  @Test
  void a_count_of_the_existing_program_is_believed_without_a_question() throws Exception {
    Scene scene = Scene.ofEvents(5, 3);
    assertEquals(2, scene.run().forwarded());
    assertEquals(List.of(), scene.delivered.questions());
  }

  @Test
  void an_event_that_is_there_once_and_twice_in_the_log_is_sent_once() throws Exception {
    Scene scene = fresh(2, AuditEvents.events(1, 2));
    scene.log.appendEvents(1, 1);
    scene.log.appendEvents(1, 1);
    ForwardReport report = scene.run();
    assertEquals(2, report.forwarded());
    assertEquals(2, report.duplicates());
  }

  @Test
  void an_event_that_is_there_twice_hides_two() throws Exception {
    Scene scene = fresh(1, List.of(AuditEvents.event(1), AuditEvents.event(1)));
    scene.log.appendEvents(1, 1);
    scene.log.appendEvents(1, 1);
    assertEquals(1, scene.run().forwarded());
  }

  @Test
  void events_of_others_at_the_backend_hide_nothing() throws Exception {
    Scene scene = fresh(3, AuditEvents.events(50, 90));
    ForwardReport report = scene.run();
    assertEquals(3, report.forwarded());
    assertEquals(0, report.duplicates());
    assertFalse(scene.stored().reconciling(), "the end of the log was reached");
  }

  @Test
  void what_is_missing_in_between_is_sent_in_order() throws Exception {
    List<AuditEvent> odd = new ArrayList<>();
    List<AuditEvent> expected = new ArrayList<>();
    for (int n = 1; n <= 9; n += 2) {
      odd.add(AuditEvents.event(n));
    }
    Scene scene = fresh(10, odd).batches(2);
    assertEquals(5, scene.run().forwarded());
    expected.addAll(odd);
    for (int n = 2; n <= 10; n += 2) {
      expected.add(AuditEvents.event(n));
    }
    scene.assertStored(expected);
    assertEquals(10, scene.offset());
  }

  @Test
  void what_was_skipped_counts_as_delivered_also_when_the_run_stops() throws Exception {
    Scene scene = fresh(2_005, AuditEvents.events(1, 2_002));
    scene.backend.refuse(event -> event.line() == 2_004);
    ForwardReport report = scene.run();
    assertEquals(2_003, report.newOffset());
    assertEquals(2_005, report.totalLocal());
    scene.quarantining();
    scene.run();
    assertEquals(2_003, scene.quarantine.kept().get(0).position());
    assertEquals(2_004, scene.backend.stored().size());
  }

  @Test
  void a_folded_event_is_the_one_that_was_sent() throws Exception {
    Scene scene = fresh(0, List.of(AuditEvents.event(1, AuditEvents.reconciledJson(1, 1))));
    scene.log.appendLine(AuditEvents.reconciledJson(1, 4));
    scene.log.appendEvents(2, 2);
    assertEquals(1, scene.run().forwarded());
  }

  static List<BackendError> answersThatConcernTheListOnly() {
    return List.of(ABSENT, BROKEN, NO_ANSWER, GARBAGE);
  }

  @ParameterizedTest
  @MethodSource("answersThatConcernTheListOnly")
  void without_an_answer_it_says_so_once_and_starts_at_the_beginning(BackendError error)
      throws Exception {
    Scene scene = fresh(5, List.of());
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofMillis(1)));
    scene.delivered.failNext(error);
    assertEquals(5, scene.run().forwarded());
    assertEquals(List.of(error.detail() + ", going on"), heard);
    scene.log.appendEvents(6, 6);
    scene.run();
    assertEquals(1, heard.size(), "said once");
    scene.assertStored(1, 6);
  }

  @Test
  void half_a_list_hides_nothing() throws Exception {
    Scene scene = fresh(4, AuditEvents.events(1, 4));
    scene.delivered.failNext(GARBAGE);
    assertEquals(4, scene.run().forwarded());
  }

  static List<BackendError> answersThatNoBatchWouldGetPast() {
    return List.of(Scene.UNAUTHORIZED, NOBODY_THERE, Scene.throttledFor(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @MethodSource("answersThatNoBatchWouldGetPast")
  void an_error_that_would_stop_the_run_anyway_stops_it_before_anything_is_sent(BackendError error)
      throws Exception {
    Scene scene = fresh(3, AuditEvents.events(1, 2));
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofMillis(1)));
    scene.delivered.failNext(error);
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertTrue(report.unreconciled());
    assertEquals(Optional.of(error), report.error());
    assertEquals(3, report.totalLocal());
    assertEquals(1, report.failedBatches());
    assertEquals(1, scene.run().forwarded(), "the next run asks again");
    scene.assertStored(1, 3);
  }

  @Test
  void a_backend_that_is_away_for_a_moment_is_asked_again_after_the_usual_waits() throws Exception {
    Scene scene = fresh(3, AuditEvents.events(1, 2));
    scene.delivered.failNext(NOBODY_THERE);
    scene.delivered.failNext(BROKEN);
    assertEquals(1, scene.run().forwarded());
    assertEquals(3, scene.delivered.questions().size());
  }

  @Test
  void a_run_with_a_deadline_bounds_the_question_by_it() throws Exception {
    Scene scene = fresh(3, List.of());
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(2));
    scene.run();
    assertEquals(List.of(Duration.ofSeconds(2)), scene.delivered.questions());
  }

  @Test
  void best_effort_rather_waits_for_an_answer_than_sends_twice() throws Exception {
    Scene scene = fresh(3, AuditEvents.events(1, 3));
    scene.settings = scene.settings.withBestEffort(true).withDeadline(Duration.ofSeconds(2));
    scene.delivered.failNext(NO_ANSWER);
    ForwardReport report = scene.run();
    assertTrue(report.unreconciled());
    assertTrue(report.pause().isPresent());
    assertEquals(1, scene.backend.requests().size());
    scene.settings = scene.settings.withBestEffort(false);
    assertEquals(3, scene.run().duplicates());
    scene.assertStored(1, 3);
  }

  @Test
  void best_effort_goes_on_where_there_will_never_be_an_answer() throws Exception {
    Scene scene = fresh(3, List.of());
    scene.settings = scene.settings.withBestEffort(true);
    scene.delivered.failNext(ABSENT);
    assertEquals(3, scene.run().forwarded());
  }

  @Test
  void nobody_is_asked_if_that_is_not_wanted() throws Exception {
    Scene scene = fresh(3, AuditEvents.events(1, 2));
    scene.settings = scene.settings.withReconcile(false);
    assertEquals(3, scene.run().forwarded());
    assertEquals(List.of(), scene.delivered.questions());
    assertFalse(scene.stored().reconciling());
  }

  @Test
  void a_state_with_a_past_does_not_guess() throws Exception {
    List<AuditEvent> there = new ArrayList<>(AuditEvents.events(4, 6));
    there.addAll(AuditEvents.events(50, 50));
    Scene scene = fresh(6, there).batches(2);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertEquals(2, scene.offset());
    assertTrue(scene.stored().reconciling());
    scene.log.appendEvents(7, 7);
    scene.delivered.failNext(ABSENT);
    assertTrue(scene.run().unreconciled());
    scene.run();
    assertEquals(List.of("holds 4", "no such list, stopping", "holds 7"), heard);
    List<AuditEvent> expected = new ArrayList<>(there);
    expected.addAll(AuditEvents.events(1, 3));
    expected.addAll(AuditEvents.events(7, 7));
    scene.assertStored(expected);
  }

  @Test
  void a_walk_that_was_cut_short_is_gone_on_with() throws Exception {
    Scene scene = fresh(3_000, AuditEvents.events(1, 2_999));
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(2));
    scene.delivered.whileAsked(() -> scene.time.advance(Duration.ofSeconds(3)));
    ForwardReport report = scene.run();
    assertEquals(Outcome.OUT_OF_TIME, report.outcome());
    assertEquals(0, report.forwarded());
    assertTrue(scene.stored().reconciling());
    scene.delivered.whileAsked(() -> {});
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 3_000);
  }

  @Test
  void equal_events_before_the_place_use_up_their_share_of_the_list() throws Exception {
    Scene scene = Scene.of(0, Checkpoint.at(LogPosition.ofCount(1)).withReconciling(true));
    for (int n = 0; n < 3; n++) {
      scene.log.appendEvents(1, 1);
    }
    scene.backend.ingest(EventBatch.of(9, AuditEvents.events(1, 1)), Duration.ofSeconds(1));
    ForwardReport report = scene.run();
    assertEquals(2, report.forwarded());
    assertEquals(0, report.duplicates());
  }

  private static List<Integer> sizesAfter(Scene scene, int requests) {
    List<Integer> all = scene.requestSizes();
    return all.subList(requests, all.size());
  }
}
