package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.testkit.InMemoryBackend.Request;
import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run ends in time, however slow the backend is. */
class DeadlineTest {

  @Test
  void each_request_may_take_what_is_left() throws Exception {
    Scene scene = slow(Duration.ofSeconds(2), Duration.ofSeconds(5));
    ForwardReport report = scene.run();
    assertEquals(
        List.of(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(1)),
        scene.backend.requests().stream().map(Request::limit).toList());
    assertEquals(Outcome.OUT_OF_TIME, report.outcome());
  }

  @Test
  void no_request_gets_more_than_a_day_so_that_an_adapter_can_count_it() throws Exception {
    Scene scene = slow(Duration.ofSeconds(2), Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    assertEquals(
        List.of(Duration.ofDays(1)),
        scene.backend.requests().stream().map(Request::limit).distinct().toList());
  }

  @Test
  void a_run_out_of_time_says_what_is_left_and_the_next_one_does_it() throws Exception {
    Scene scene = slow(Duration.ofSeconds(2), Duration.ofSeconds(5));
    ForwardReport report = scene.run();
    assertEquals(0, report.failedBatches());
    assertTrue(report.error().isEmpty());
    assertEquals(6, report.newOffset());
    assertEquals(9, report.totalLocal());
    assertTrue(report.totalExact());
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    scene.assertStored(1, 9);
  }

  @Test
  void a_run_that_did_everything_when_its_time_is_up_has_delivered() throws Exception {
    Scene scene = slow(Duration.ofSeconds(2), Duration.ofSeconds(5)).batches(3);
    ForwardReport report = scene.run();
    assertEquals(9, report.newOffset());
    assertEquals(Outcome.DELIVERED, report.outcome());
  }

  @Test
  void delivering_everything_ends_the_pause_also_when_the_time_is_up() throws Exception {
    Scene scene = slow(Duration.ofSeconds(2), Duration.ofSeconds(5)).batches(3);
    pauseFor(scene, Duration.ofMinutes(5));
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(Optional.empty(), report.pause());
    assertEquals(Optional.empty(), scene.stored().pause());
  }

  @Test
  void a_wait_that_does_not_fit_is_not_begun() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.settings = scene.settings.withDeadline(Duration.ofMillis(1_200));
    for (int n = 0; n < 4; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    ForwardReport report = scene.run();
    assertEquals(List.of(Duration.ofMillis(500)), scene.time.waits());
    assertEquals(2, scene.backend.requests().size());
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(Scene.AWAY, report.error().orElseThrow());
  }

  @Test
  void a_wait_that_overslept_the_deadline_is_not_followed_by_a_request() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.settings = scene.settings.withDeadline(Duration.ofMillis(600));
    scene.backend.failNext(Scene.AWAY);
    ForwardReport report = scene.run(new Oversleeping(scene.time, Duration.ofSeconds(3)));
    assertEquals(1, scene.backend.requests().size());
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(Scene.AWAY, report.error().orElseThrow());
    scene.run();
    scene.assertStored(1, 1);
  }

  @Test
  void a_refusal_in_doubt_is_not_believed_because_the_time_is_up() throws Exception {
    Scene scene = Scene.ofEvents(4);
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(5));
    scene.backend.failNextAfterStoring(2, Scene.AWAY);
    scene.backend.failNext(Scene.REJECTED);
    scene.backend.whileAsked(request -> scene.time.advance(Duration.ofSeconds(3)));
    ForwardReport report = scene.run();
    assertEquals(Outcome.OUT_OF_TIME, report.outcome());
    assertEquals(List.of(4, 4), scene.requestSizes());
    assertFalse(scene.stored().inFlight().orElseThrow().headRefused());
    scene.run();
    assertEquals(List.of(4, 4, 4), scene.requestSizes());
    scene.assertStored(1, 4);
  }

  @Test
  void no_request_ever_gets_a_limit_that_is_not_positive() throws Exception {
    for (int millis = 1; millis <= 60; millis++) {
      Scene scene = Scene.ofEvents(20).batches(3).quarantining();
      scene.settings = scene.settings.withDeadline(Duration.ofMillis(millis));
      scene.settings = scene.settings.withRetry(new RetrySettings(2, Duration.ofMillis(1)));
      scene.backend.failNextAfterStoring(1, Scene.AWAY);
      scene.backend.refuse(event -> event.line() % 5 == 0);
      scene.backend.whileAsked(request -> scene.time.advance(Duration.ofMillis(4)));
      for (int run = 0; run < 60; run++) {
        scene.run(new Oversleeping(scene.time, Duration.ofMillis(3)));
      }
      assertTrue(
          scene.backend.requests().stream()
              .noneMatch(r -> r.limit().isZero() || r.limit().isNegative()));
      if (millis >= 30) { // enough to ask three times within a run
        assertEquals(20, scene.offset(), "a deadline of " + millis + " ms");
        assertEquals(16, scene.backend.stored().size());
        assertEquals(4, scene.quarantine.kept().size());
      }
    }
  }

  /** Nine events in batches of two, and a backend that takes its time. */
  private static Scene slow(Duration perRequest, Duration deadline) {
    Scene scene = Scene.ofEvents(9).batches(2);
    scene.settings = scene.settings.withDeadline(deadline);
    scene.backend.whileAsked(request -> scene.time.advance(perRequest));
    return scene;
  }

  private static void pauseFor(Scene scene, Duration duration) throws Exception {
    Pause pause = new Pause(VirtualTime.START.plus(duration), 2, "away");
    try (var session = scene.store.open().orElseThrow()) {
      session.commit(scene.stored().withPause(Optional.of(pause)));
    }
  }
}
