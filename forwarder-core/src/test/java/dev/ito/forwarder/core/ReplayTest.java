package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore.Death;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivering again what was delivered before: what is missing, or everything. */
class ReplayTest {
  private static final ReplayStart ALL = ReplayStart.BEGINNING;

  /** Seven events are delivered; then the backend comes back from a backup of the first four. */
  private static Scene restored() throws Exception {
    Scene scene = Scene.ofEvents(7).batches(3);
    scene.run();
    scene.delivered = new ListOfStored(() -> listed(scene));
    return scene;
  }

  private static List<AuditEvent> listed(Scene scene) {
    List<AuditEvent> stored = scene.backend.stored();
    List<AuditEvent> left = new ArrayList<>(stored.subList(0, 4));
    left.addAll(stored.subList(7, stored.size()));
    return left;
  }

  private static void assertListed(Scene scene, int last) {
    assertEquals(AuditEvents.texts(AuditEvents.events(1, last)), AuditEvents.texts(listed(scene)));
  }

  private static Replay look(Scene scene) {
    return new Replay(scene.log, scene.store, scene.inventory());
  }

  private static ForwardReport replay(Scene scene, ReplayStart start, boolean resend)
      throws Exception {
    return scene.forwarder(scene.time).replay(start, resend);
  }

  private static ReplayStart from(long number) {
    return new ReplayStart.Numbered(number);
  }

  @Test
  void exactly_what_a_restored_backend_is_missing_goes_out_in_order() throws Exception {
    Scene scene = restored();
    ForwardReport report = replay(scene, ALL, false);
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(3, report.forwarded());
    assertEquals(4, report.duplicates());
    assertEquals(7, scene.offset());
    assertFalse(scene.stored().reconciling());
    assertListed(scene, 7);
    assertEquals(0, scene.run().forwarded());
  }

  @Test
  void what_goes_out_again_goes_under_new_keys() throws Exception {
    Scene scene = Scene.ofEvents(7).batches(3);
    scene.run();
    assertEquals(7, replay(scene, ALL, true).forwarded());
    List<String> keys = scene.requestKeys();
    assertEquals(keys.size(), new HashSet<>(keys).size());
    assertEquals(14, scene.backend.stored().size());
  }

  @Test
  void to_resend_needs_no_answer_from_the_backend() throws Exception {
    Scene scene = restored();
    scene.run();
    assertEquals(List.of(), scene.delivered.questions());
    assertEquals(3, replay(scene, from(5), true).forwarded());
    assertEquals(List.of(), scene.delivered.questions());
  }

  @Test
  void without_an_answer_nothing_goes_out_and_the_next_run_brings_it() throws Exception {
    Scene scene = restored();
    scene.delivered.failNext(Scene.UNAUTHORIZED);
    ForwardReport report = replay(scene, ALL, false);
    assertEquals(Outcome.STOPPED, report.outcome());
    assertTrue(report.unreconciled());
    assertEquals(3, scene.backend.requests().size());
    assertEquals(3, scene.run().forwarded());
    assertListed(scene, 7);
  }

  @Test
  void a_replay_never_leaves_out_what_is_not_delivered_yet() throws Exception {
    Scene scene = restored();
    scene.log.appendEvents(8, 12);
    assertEquals(5, replay(scene, from(10), true).forwarded());
    assertEquals(12, scene.offset());
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_death_at_any_commit_of_a_replay_is_made_good_by_the_next_run(Death death)
      throws Exception {
    for (int n = 1; n <= 8; n++) {
      Scene scene = restored();
      scene.store.dieAtCommit(n, death);
      boolean died = false;
      try {
        replay(scene, ALL, false);
      } catch (IOException e) {
        died = true;
      }
      scene.store.live();
      scene.run();
      if (n > 1 || death == Death.AFTER_STORING || !died) {
        assertListed(scene, 7);
      } else {
        assertEquals(4, listed(scene).size(), "it died before it had begun");
      }
    }
  }

  @Test
  void a_replay_does_nothing_while_another_forwarder_is_at_work() throws Exception {
    Scene scene = restored();
    try (var owner = scene.store.open().orElseThrow()) {
      assertEquals(Outcome.BUSY, replay(scene, ALL, true).outcome());
      assertEquals(7, owner.recovered().checkpoint().confirmed().count());
    }
    assertEquals(3, scene.backend.requests().size());
  }

  @Test
  void a_replay_to_another_destination_is_refused_like_any_run() throws Exception {
    Scene scene = restored();
    scene.backend.moveTo(new Destination("https://other.example/acme/w"));
    assertEquals(Outcome.OTHER_DESTINATION, replay(scene, ALL, true).outcome());
    assertEquals(3, scene.backend.requests().size());
    assertEquals(7, scene.offset());
  }

  @Test
  void a_replay_can_begin_with_any_event_of_a_long_log() throws Exception {
    for (int first : new int[] {1, 2, 1_000, 1_001, 1_002, 2_500}) {
      Scene scene = Scene.ofEvents(2_500).batches(1_000);
      scene.run();
      assertEquals(2_501 - first, replay(scene, from(first), true).forwarded());
      List<AuditEvent> stored = scene.backend.stored();
      assertEquals(AuditEvents.event(first), stored.get(2_500));
    }
  }

  @Test
  void what_is_in_flight_is_settled_before_going_back() throws Exception {
    Scene scene = Scene.ofEvents(4);
    scene.backend.failNextAfterStoring(2, Scene.UNAUTHORIZED);
    scene.run();
    ForwardReport report = replay(scene, ALL, false);
    assertEquals(2, report.forwarded());
    assertEquals(2 + 4, report.duplicates(), "two of the batch, then all of the log");
    scene.assertStored(1, 4);
  }

  @Test
  void a_plan_says_how_many_would_go_out_and_how_many_are_there() throws Exception {
    Scene scene = restored();
    scene.log.appendEvents(8, 9);
    ReplayPlan plan = look(scene).plan(from(3)).orElseThrow();
    assertEquals(3, plan.first());
    assertEquals(AuditEvents.event(3), plan.event());
    assertEquals(5, plan.delivered());
    assertEquals(2, plan.waiting());
    assertEquals(7, plan.events());
    assertEquals(OptionalLong.of(2), plan.held());
    assertEquals(3, scene.backend.requests().size());
    assertEquals(7, scene.offset(), "a plan changes nothing");
  }

  @Test
  void what_is_not_sent_yet_and_there_all_the_same_is_part_of_a_plan() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.run();
    scene.log.appendEvents(4, 6);
    scene.delivered = new ListOfStored(() -> AuditEvents.events(3, 5));
    ReplayPlan plan = look(scene).plan(from(2)).orElseThrow();
    assertEquals(OptionalLong.of(3), plan.held());
  }

  @Test
  void a_plan_without_an_answer_says_so() throws Exception {
    Scene scene = restored();
    scene.delivered.failNext(Scene.UNAUTHORIZED);
    ReplayPlan plan = look(scene).plan(ALL).orElseThrow();
    assertEquals(OptionalLong.empty(), plan.held());
    assertEquals(Optional.of(Scene.UNAUTHORIZED), plan.unknown());
  }

  @Test
  void there_is_no_plan_where_nothing_was_delivered() throws Exception {
    Scene scene = Scene.ofEvents(7);
    assertEquals(Optional.empty(), look(scene).plan(ALL));
    scene.run();
    assertEquals(Optional.empty(), look(scene).plan(from(8)));
    assertEquals(7, look(scene).delivered());
  }

  @Test
  void a_time_names_the_first_event_that_is_not_earlier() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.log.appendLine(at("2026-03-01T10:00:00.000Z"));
    scene.log.appendLine(at("yesterday"));
    scene.log.appendLine(at("2026-03-01T12:00:00.000+01:00"));
    scene.log.appendLine(at("2026-03-01T09:00:00Z"));
    scene.run();
    assertEquals(3, since(scene, "2026-03-01T10:30:00Z").orElseThrow().first());
    assertEquals(3, since(scene, "2026-03-01T11:00:00Z").orElseThrow().first());
    assertEquals(1, since(scene, "2020-01-01T00:00:00Z").orElseThrow().first());
    assertEquals(Optional.empty(), since(scene, "2026-03-01T11:00:01Z"));
  }

  private static Optional<ReplayPlan> since(Scene scene, String time) throws Exception {
    return look(scene).plan(new ReplayStart.Since(Instant.parse(time)));
  }

  private static String at(String time) {
    return AuditEvents.json(1).replace("2026-02-28T10:00:00.000Z", time);
  }

  @Test
  void events_are_counted_from_one() {
    assertThrows(IllegalArgumentException.class, () -> from(0));
    assertEquals(ReplayStart.BEGINNING, from(1));
  }
}
