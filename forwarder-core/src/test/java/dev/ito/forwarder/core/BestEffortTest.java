package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run in no hurry costs little while the backend is away. */
class BestEffortTest {

  @Test
  void it_makes_one_attempt_and_leaves_a_pause() throws Exception {
    Scene scene = unreachable(1);
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(1, scene.backend.requests().size());
    assertEquals(List.of(), scene.time.waits());
    assertEquals(
        new Pause(VirtualTime.START.plusSeconds(5), 1, "away"), report.pause().orElseThrow());
    assertEquals(report.pause(), scene.stored().pause());
  }

  @Test
  void within_the_pause_nothing_is_done() throws Exception {
    Scene scene = unreachable(1);
    scene.run();
    scene.time.advance(Duration.ofMillis(4_999));
    ForwardReport report = scene.run();
    assertEquals(Outcome.PAUSED, report.outcome());
    assertEquals(1, scene.backend.requests().size());
    assertTrue(report.pause().isPresent());
    scene.time.advance(Duration.ofMillis(1));
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
  }

  @Test
  void twenty_runs_in_a_row_cost_a_backend_that_is_away_three_requests() throws Exception {
    Scene scene = unreachable(20);
    for (int run = 0; run < 20; run++) {
      scene.run();
      scene.time.advance(Duration.ofSeconds(1));
    }
    assertEquals(3, scene.backend.requests().size());
  }

  @Test
  void pauses_double_up_to_ten_minutes() throws Exception {
    Scene scene = unreachable(10);
    List<Long> seconds = new ArrayList<>();
    for (int run = 0; run < 9; run++) {
      Pause pause = scene.run().pause().orElseThrow();
      Duration wait = Duration.between(scene.time.now(), pause.until());
      seconds.add(wait.toSeconds());
      scene.time.advance(wait);
    }
    assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L), seconds);
  }

  @Test
  void chance_makes_a_pause_longer_by_a_fifth_at_most() throws Exception {
    Scene scene = unreachable(1);
    scene.time.chance(() -> 0.999);
    Duration pause = Duration.between(scene.time.now(), scene.run().pause().orElseThrow().until());
    assertTrue(pause.toMillis() > 5_000 && pause.toMillis() <= 6_000, pause.toString());
  }

  @Test
  void a_run_in_a_hurry_ignores_the_pause_and_success_clears_it() throws Exception {
    Scene scene = unreachable(1);
    scene.run();
    scene.settings = scene.settings.withBestEffort(false);
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(Optional.empty(), report.pause());
    assertEquals(Optional.empty(), scene.stored().pause());
    scene.assertStored(1, 3);
  }

  @Test
  void a_pause_that_no_backend_asks_for_in_earnest_does_not_hold() throws Exception {
    Scene scene = unreachable(0);
    Pause absurd = new Pause(VirtualTime.START.plus(Duration.ofDays(400)), 1, "a clock was set");
    try (var session = scene.store.open().orElseThrow()) {
      session.commit(scene.stored().withPause(Optional.of(absurd)));
    }
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
  }

  @Test
  void a_backend_that_asks_for_a_longer_pause_gets_it() throws Exception {
    Scene scene = unreachable(0);
    scene.backend.failNext(Scene.throttledFor(Duration.ofSeconds(90)));
    assertEquals(VirtualTime.START.plusSeconds(90), scene.run().pause().orElseThrow().until());
  }

  private static Scene unreachable(int times) {
    Scene scene = Scene.ofEvents(3);
    scene.settings = scene.settings.withBestEffort(true);
    for (int n = 0; n < times; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    return scene;
  }
}
