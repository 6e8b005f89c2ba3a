package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What happens to an event that the backend refuses, and to those around it. */
class RefusalTest {

  @TestFactory
  List<DynamicTest> one_poison_event_of_a_hundred_is_found_within_15_requests() {
    return List.of(1, 50, 100).stream()
        .map(n -> DynamicTest.dynamicTest("at position " + n, () -> assertIsolated(n)))
        .toList();
  }

  private static void assertIsolated(int poison) throws Exception {
    Scene scene = Scene.ofEvents(100).quarantining();
    scene.backend.refuse(oneOf(poison));
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(99, report.forwarded());
    assertEquals(1, report.quarantined());
    assertEquals(100, report.newOffset());
    assertTrue(scene.backend.requests().size() <= 15, scene.requestSizes().toString());
    scene.assertStored(
        AuditEvents.events(1, 100).stream().filter(e -> e.line() != poison).toList());
    RefusedEvent refused = scene.quarantine.kept().get(0);
    assertEquals(AuditEvents.event(poison), refused.event());
    assertEquals(poison - 1, refused.position());
    assertEquals(Scene.REJECTED.getClass(), refused.reason().getClass());
    assertEquals(scene.time.now(), refused.at());
  }

  @Test
  void a_hundred_poison_events_are_set_aside_within_199_requests_and_the_next_batch_flows()
      throws Exception {
    Scene scene = Scene.ofEvents(200).quarantining();
    scene.backend.refuse(event -> event.line() <= 100);
    ForwardReport report = scene.run();
    assertEquals(100, report.quarantined());
    assertEquals(100, report.forwarded());
    assertEquals(200, report.newOffset());
    assertTrue(scene.backend.requests().size() <= 199 + 1, "" + scene.backend.requests().size());
    scene.assertStored(101, 200);
    List<Long> order = scene.quarantine.kept().stream().map(r -> r.event().line()).toList();
    assertEquals(IntStream.rangeClosed(1, 100).mapToObj(n -> (long) n).toList(), order);
  }

  @Test
  void stopping_names_the_event_and_the_reason_and_delivers_everything_before_it()
      throws Exception {
    Scene scene = Scene.ofEvents(100);
    scene.backend.refuse(oneOf(50));
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    RefusedEvent refused = report.refused().orElseThrow();
    assertEquals(50, refused.event().line());
    assertEquals(49, refused.position());
    assertEquals(report.error().orElseThrow(), refused.reason());
    assertEquals(49, report.newOffset());
    assertEquals(1, report.failedBatches());
    assertEquals(100, report.totalLocal());
    assertEquals(List.of(), scene.quarantine.kept());
    scene.assertStored(1, 49);
  }

  @Test
  void every_run_after_such_a_stop_makes_exactly_one_request() throws Exception {
    Scene scene = Scene.ofEvents(100);
    scene.backend.refuse(oneOf(50));
    scene.run();
    for (int run = 0; run < 3; run++) {
      int before = scene.backend.requests().size();
      ForwardReport report = scene.run();
      assertEquals(50, report.refused().orElseThrow().event().line());
      assertEquals(before + 1, scene.backend.requests().size());
    }
  }

  @Test
  void a_backend_that_changes_its_mind_gets_the_event_and_the_rest() throws Exception {
    Scene scene = Scene.ofEvents(100);
    scene.backend.refuse(oneOf(50));
    scene.run();
    scene.backend.refuse(event -> false);
    assertEquals(51, scene.run().forwarded());
    scene.assertStored(1, 100);
  }

  @Test
  void a_user_who_changes_to_quarantine_gets_the_rest_through() throws Exception {
    Scene scene = Scene.ofEvents(100);
    scene.backend.refuse(oneOf(50));
    scene.run();
    ForwardReport report = scene.quarantining().run();
    assertEquals(1, report.quarantined());
    assertEquals(100, report.newOffset());
    assertEquals(99, scene.backend.stored().size());
  }

  @Test
  void an_event_that_cannot_be_set_aside_is_not_passed() throws Exception {
    Scene scene = Scene.ofEvents(3).quarantining();
    scene.backend.refuse(oneOf(2));
    scene.quarantine.fill();
    assertThrows(IOException.class, scene::run);
    assertEquals(1, scene.offset());
    scene.assertStored(1, 1);
  }

  @Test
  void a_batch_that_is_too_large_is_cut_and_goes_under_new_keys() throws Exception {
    Scene scene = Scene.ofEvents(8);
    scene.backend.takeAtMost(AuditEvents.event(1).bytes() * 4L + 3);
    ForwardReport report = scene.run();
    assertEquals(8, report.forwarded());
    assertEquals(0, report.failedBatches());
    List<String> keys = scene.requestKeys();
    assertEquals(keys.size(), Set.copyOf(keys).size(), "no key names two batches: " + keys);
    scene.assertStored(1, 8);
  }

  @Test
  void the_size_that_was_found_out_holds_for_later_batches_and_runs() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.backend.takeAtMost(64 * 1024);
    appendSized(scene, 1, 10_000);
    ForwardReport report = scene.run();
    assertEquals(10_000, report.forwarded());
    assertTrue(refusedRequests(scene, 64 * 1024) <= 3);
    int before = scene.backend.requests().size();
    assertTrue(scene.stored().bodyLimit().isPresent());
    appendSized(scene, 10_001, 10_100);
    scene.run();
    assertTrue(refusedRequests(scene, 64 * 1024) <= 3);
    assertTrue(scene.backend.requests().size() - before <= 5, "batches are not needlessly small");
    assertEquals(10_100, scene.backend.stored().size());
    List<Long> lines = scene.backend.stored().stream().map(AuditEvent::line).toList();
    assertEquals(IntStream.rangeClosed(1, 10_100).mapToObj(n -> (long) n).toList(), lines);
  }

  @Test
  void the_size_that_was_found_out_is_tried_again_after_a_day() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.backend.takeAtMost(64 * 1024);
    appendSized(scene, 1, 100);
    scene.run();
    scene.backend.takeAtMost(Long.MAX_VALUE);
    scene.time.advance(Duration.ofDays(1));
    int before = scene.backend.requests().size();
    appendSized(scene, 101, 200);
    scene.run();
    assertEquals(before + 1, scene.backend.requests().size());
  }

  @Test
  void a_single_event_that_is_too_large_is_set_aside_and_the_rest_flows() throws Exception {
    Scene scene = Scene.ofEvents(3).quarantining();
    scene.log.appendLine(AuditEvents.sizedJson(4, 5_000));
    scene.log.appendEvents(5, 9);
    scene.backend.takeAtMost(1_000);
    ForwardReport report = scene.run();
    assertEquals(1, report.quarantined());
    assertEquals(8, report.forwarded());
    assertEquals(9, report.newOffset());
    assertEquals(4, scene.quarantine.kept().get(0).event().line());
  }

  @Test
  void a_single_event_that_is_too_large_stops_the_run_by_name() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.log.appendLine(AuditEvents.sizedJson(1, 5_000));
    scene.backend.takeAtMost(1_000);
    ForwardReport report = scene.run();
    assertEquals(1, report.refused().orElseThrow().event().line());
    assertEquals(1, scene.backend.requests().size());
  }

  @Test
  void an_outage_never_splits_a_batch() throws Exception {
    Scene scene = Scene.ofEvents(10);
    for (int n = 0; n < 4; n++) {
      scene.backend.failNextAfterStoring(n, Scene.AWAY);
    }
    scene.run();
    scene.run();
    assertEquals(Set.of(10), Set.copyOf(scene.requestSizes()));
    assertEquals(1, Set.copyOf(scene.requestKeys()).size());
    scene.assertStored(1, 10);
  }

  @Test
  void a_refusal_after_a_part_was_stored_does_not_split_the_batch() throws Exception {
    for (boolean tooLarge : new boolean[] {true, false}) {
      Scene scene = Scene.ofEvents(10);
      scene.backend.failNextAfterStoring(4, Scene.AWAY);
      scene.backend.failNext(tooLarge ? Scene.TOO_LARGE : Scene.REJECTED);
      ForwardReport report = scene.run();
      assertEquals(Outcome.DELIVERED, report.outcome());
      assertEquals(List.of(10, 10, 10), scene.requestSizes());
      assertEquals(4, report.duplicates());
      scene.assertStored(1, 10);
    }
  }

  @Test
  void a_refusal_after_a_doubtful_attempt_is_believed_at_the_third_time_in_a_row()
      throws Exception {
    Scene scene = Scene.ofEvents(4).quarantining();
    scene.backend.failNext(Scene.AWAY); // nothing is stored, but who knows
    scene.backend.refuse(oneOf(2));
    ForwardReport report = scene.run();
    assertEquals(List.of(4, 4, 4, 4, 2, 1, 1, 2), scene.requestSizes());
    assertEquals(1, report.quarantined());
    assertEquals(3, report.forwarded());
  }

  @Test
  void what_an_earlier_run_left_in_flight_is_in_doubt_for_the_next() throws Exception {
    Scene scene = Scene.ofEvents(10);
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofSeconds(1)));
    scene.backend.failNextAfterStoring(4, Scene.AWAY);
    scene.run();
    scene.backend.failNext(Scene.REJECTED);
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(List.of(10, 10, 10), scene.requestSizes());
    scene.assertStored(1, 10);
  }

  @Test
  void an_event_refused_in_one_run_and_in_doubt_in_the_next_is_in_doubt_again() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.backend.failNext(Scene.REJECTED);
    scene.run();
    assertTrue(scene.stored().inFlight().orElseThrow().headRefused());
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofSeconds(1)));
    scene.backend.failNextAfterStoring(1, Scene.AWAY);
    scene.run();
    assertFalse(scene.stored().inFlight().orElseThrow().headRefused());
    scene.quarantining();
    scene.backend.failNext(Scene.REJECTED);
    scene.run();
    assertEquals(List.of(), scene.quarantine.kept(), "it is stored");
    scene.assertStored(1, 1);
  }

  private static Predicate<AuditEvent> oneOf(Integer... numbers) {
    Set<String> texts = Set.of(numbers).stream().map(AuditEvents::json).collect(Collectors.toSet());
    return event -> texts.contains(event.text());
  }

  private static void appendSized(Scene scene, int first, int last) {
    for (int n = first; n <= last; n++) {
      scene.log.appendLine(AuditEvents.sizedJson(n, 2_048));
    }
  }

  private static long refusedRequests(Scene scene, long limit) {
    return scene.backend.requests().stream()
        .filter(r -> r.events().stream().mapToLong(e -> 1L + e.bytes()).sum() - 1 > limit)
        .count();
  }
}
