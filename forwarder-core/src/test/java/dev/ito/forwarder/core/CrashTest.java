package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryBackend.Request;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore.Death;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that dies at any commit costs no event, repeats none, and keeps the order. */
class CrashTest {
  private static final int MANY = 1_000;

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_death_at_any_commit_is_made_good_by_the_next_run(Death death) throws Exception {
    int deaths =
        throughEveryDeath(
            death,
            () -> Scene.ofEvents(7).batches(3),
            scene -> {},
            scene -> scene.assertStored(1, 7));
    assertTrue(deaths >= 7, "only " + deaths + " commits");
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_log_that_grew_and_other_settings_change_nothing_of_what_is_in_flight(Death death)
      throws Exception {
    throughEveryDeath(
        death,
        () -> Scene.ofEvents(7).batches(3),
        scene -> {
          scene.log.appendEvents(8, 12);
          scene.batches(2);
        },
        scene -> scene.assertStored(1, 12));
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_log_that_was_replaced_cannot_lose_a_batch_that_was_begun(Death death) throws Exception {
    throughEveryDeath(
        death,
        () -> Scene.ofEvents(7).batches(3),
        scene -> {
          scene.log.replace("");
          scene.log.appendEvents(21, 25);
          scene.batches(2);
        },
        CrashTest::assertOldPrefixThenNew);
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_log_whose_oldest_lines_went_is_found_again(Death death) throws Exception {
    throughEveryDeath(
        death,
        () -> {
          Scene scene = Scene.ofEvents(7).batches(3);
          scene.run();
          scene.log.appendEvents(8, 14);
          return scene;
        },
        scene -> {
          scene.log.replace("");
          scene.log.appendEvents(5, 16);
        },
        scene -> scene.assertStored(1, 16));
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_lost_answer_before_the_death_repeats_nothing(Death death) throws Exception {
    for (int good = 0; good < 3; good++) {
      int before = good;
      throughEveryDeath(
          death,
          () -> {
            Scene scene = Scene.ofEvents(7).batches(3);
            for (int n = 0; n < before; n++) {
              scene.backend.acceptNext();
            }
            scene.backend.failNextAfterStoring(2, Scene.AWAY);
            scene.backend.loseNextAnswer();
            return scene;
          },
          scene -> scene.batches(100),
          scene -> scene.assertStored(1, 7));
    }
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_death_while_a_large_batch_is_cut_repeats_nothing(Death death) throws Exception {
    throughEveryDeath(
        death,
        () -> {
          Scene scene = Scene.ofEvents(16);
          scene.backend.takeAtMost(AuditEvents.event(1).bytes() * 3L + 2);
          return scene;
        },
        scene -> {},
        scene -> scene.assertStored(1, 16));
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_death_while_a_refused_event_is_isolated_sets_it_aside_once(Death death) throws Exception {
    throughEveryDeath(
        death,
        () -> {
          Scene scene = Scene.ofEvents(8).quarantining();
          scene.backend.refuse(event -> event.line() == 6);
          return scene;
        },
        scene -> {},
        scene -> {
          scene.assertStored(without(6, AuditEvents.events(1, 8)));
          assertEquals(1, scene.quarantine.kept().size());
          assertEquals(5, scene.quarantine.kept().get(0).position());
        });
  }

  @Test
  void two_deaths_in_a_row_at_any_commits_are_made_good() throws Exception {
    for (Death first : Death.values()) {
      for (Death second : Death.values()) {
        for (int n = 1; n <= 12; n++) {
          for (int m = 1; m <= 12; m++) {
            twoDeaths(first, n, second, m).assertStored(1, 9);
          }
        }
      }
    }
  }

  @Test
  void a_lost_answer_then_a_death_then_37_more_events_and_smaller_batches() throws Exception {
    Scene scene = Scene.ofEvents(100);
    scene.backend.loseNextAnswer();
    scene.time.interruptNextWait();
    assertThrows(InterruptedException.class, scene::run);
    scene.log.appendEvents(101, 137);
    scene.batches(7).run();
    Request old = scene.backend.requests().get(0);
    Request again = scene.backend.requests().get(1);
    assertEquals(old.key(), again.key());
    assertEquals(100, again.events().size());
    assertEquals(old.events(), again.events());
    scene.assertStored(1, 137);
  }

  /** Lets a scene die at its first, second, … commit until it lives; returns how often it died. */
  private static int throughEveryDeath(
      Death death, Setting setting, Consumer<Scene> meanwhile, Consumer<Scene> afterwards)
      throws Exception {
    for (int n = 1; n < MANY; n++) {
      Scene scene = setting.begin();
      scene.store.dieAtCommit(n, death);
      boolean died = diesIn(scene);
      scene.store.live();
      meanwhile.accept(scene);
      assertEquals(Outcome.DELIVERED, scene.run().outcome(), "death at commit " + n);
      assertEquals(Outcome.DELIVERED, scene.run().outcome(), "death at commit " + n);
      afterwards.accept(scene);
      assertOneBatchPerKey(scene);
      if (!died) {
        return n - 1;
      }
    }
    throw new AssertionError("a run without end");
  }

  private static boolean diesIn(Scene scene) throws InterruptedException {
    try {
      scene.run();
      return false;
    } catch (IOException death) {
      return true;
    }
  }

  private static Scene twoDeaths(Death first, int n, Death second, int m) throws Exception {
    Scene scene = Scene.ofEvents(7).batches(3);
    scene.backend.acceptNext();
    scene.backend.failNextAfterStoring(1, Scene.AWAY);
    scene.store.dieAtCommit(n, first);
    diesIn(scene);
    scene.log.appendEvents(8, 9);
    scene.batches(2).store.dieAtCommit(m, second);
    diesIn(scene);
    scene.store.live();
    scene.run();
    assertOneBatchPerKey(scene);
    return scene;
  }

  private static void assertOneBatchPerKey(Scene scene) {
    Map<String, List<AuditEvent>> seen = new HashMap<>();
    for (Request request : scene.backend.requests()) {
      List<AuditEvent> earlier = seen.putIfAbsent(request.key().value(), request.events());
      assertTrue(earlier == null || earlier.equals(request.events()), "one key, two batches");
    }
  }

  /** Events 1 to k of the old log, for some k that ends a batch, then all of the new one. */
  private static void assertOldPrefixThenNew(Scene scene) {
    int old = scene.backend.stored().size() - 5;
    assertTrue(old == 0 || old == 3 || old == 6 || old == 7, "" + old);
    List<AuditEvent> expected = new ArrayList<>(AuditEvents.events(1, old));
    expected.addAll(AuditEvents.events(21, 25));
    scene.assertStored(expected);
    int begun =
        Math.toIntExact(
            scene.backend.requests().stream()
                .flatMap(r -> r.events().stream())
                .filter(e -> isOld(e))
                .distinct()
                .count());
    assertEquals(begun, old, "what was begun is delivered");
  }

  private static boolean isOld(AuditEvent event) {
    return AuditEvents.events(1, 7).contains(event);
  }

  private static List<AuditEvent> without(int number, List<AuditEvent> events) {
    return events.stream().filter(e -> !e.equals(AuditEvents.event(number))).toList();
  }

  /** How a scene begins. */
  private interface Setting {
    Scene begin() throws Exception;
  }
}
