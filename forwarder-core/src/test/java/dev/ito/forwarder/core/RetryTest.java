package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What happens to a batch that the backend does not confirm. */
class RetryTest {

  @Test
  void a_verdict_stops_the_run_and_nothing_behind_it_is_tried() throws Exception {
    Scene scene = Scene.ofEvents(9).batches(3);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(3, report.forwarded());
    assertEquals(1, report.failedBatches());
    assertEquals(3, report.newOffset());
    assertEquals(Scene.UNAUTHORIZED, report.error().orElseThrow());
    assertEquals(List.of(3, 3), scene.requestSizes());
    scene.assertStored(1, 3);
  }

  @Test
  void a_run_that_stops_says_how_much_there_is() throws Exception {
    Scene scene = Scene.ofEvents(9).batches(3);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    ForwardReport report = scene.run();
    assertEquals(9, report.totalLocal());
    assertTrue(report.totalExact());
    assertTrue(report.pause().isPresent());
    assertTrue(report.refused().isEmpty(), "no event is to blame");
  }

  @Test
  void a_run_that_stops_does_not_read_a_long_backlog_to_count_it() throws Exception {
    Scene scene = Scene.ofEvents(3).batches(3);
    for (int n = 4; n <= 15; n++) {
      scene.log.appendLine(AuditEvents.sizedJson(n, 100_000));
    }
    scene.backend.failNext(Scene.UNAUTHORIZED);
    ForwardReport report = scene.run();
    assertEquals(3, report.totalLocal());
    assertFalse(report.totalExact());
  }

  @Test
  void the_next_run_goes_on_where_a_verdict_stopped_the_last() throws Exception {
    Scene scene = Scene.ofEvents(9).batches(3);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(6, report.forwarded());
    scene.assertStored(1, 9);
  }

  @Test
  void an_outage_is_followed_by_the_same_events_under_the_same_key() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.backend.failNext(Scene.AWAY);
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(0, report.failedBatches());
    assertEquals(2, scene.backend.requests().size());
    assertEquals(1, new HashSet<>(scene.requestKeys()).size());
    assertEquals(
        scene.backend.requests().get(0).events(), scene.backend.requests().get(1).events());
    scene.assertStored(1, 5);
  }

  @Test
  void a_connection_lost_after_any_number_of_events_costs_and_repeats_none() throws Exception {
    for (int kept = 0; kept <= 100; kept++) {
      Scene scene = Scene.ofEvents(100);
      scene.backend.failNextAfterStoring(kept, Scene.AWAY);
      ForwardReport report = scene.run();
      assertEquals(100 - kept, report.forwarded());
      assertEquals(kept, report.duplicates());
      scene.assertStored(1, 100);
    }
  }

  @Test
  void counts_that_do_not_add_up_are_no_acknowledgement() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.settings = scene.settings.withRetry(new RetrySettings(1, Duration.ofMillis(500)));
    scene.backend.answerNext(0, new IngestResult(0, 0));
    scene.backend.answerNext(0, new IngestResult(4, 0));
    ForwardReport report = scene.run();
    assertEquals(0, report.newOffset());
    assertEquals(0, scene.offset());
    assertEquals(1, report.failedBatches());
    assertInstanceOf(BackendError.Unavailable.class, report.error().orElseThrow());
    scene.run();
    assertEquals(List.of(3, 3, 3), scene.requestSizes());
    assertEquals(1, new HashSet<>(scene.requestKeys()).size());
    scene.assertStored(1, 3);
  }

  @Test
  void without_chance_the_waits_are_500_ms_1_s_and_2_s_and_then_the_run_stops() throws Exception {
    Scene scene = unreachable();
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(1, report.failedBatches());
    assertEquals(4, scene.backend.requests().size());
    assertEquals(
        List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)),
        scene.time.waits());
  }

  @Test
  void chance_makes_waits_longer_and_never_shorter() throws Exception {
    Scene scene = unreachable();
    scene.time.chance(() -> 0.999);
    scene.run();
    List<Duration> waits = scene.time.waits();
    assertEquals(3, waits.size());
    long[] least = {500, 1_000, 2_000};
    for (int n = 0; n < least.length; n++) {
      assertTrue(waits.get(n).toMillis() > least[n], waits.toString());
      assertTrue(waits.get(n).toMillis() <= least[n] * 11 / 10, waits.toString());
    }
  }

  @Test
  void no_retry_means_one_attempt() throws Exception {
    Scene scene = unreachable();
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofMillis(500)));
    scene.run();
    assertEquals(1, scene.backend.requests().size());
    assertEquals(List.of(), scene.time.waits());
  }

  @Test
  void many_retries_wait_no_longer_than_a_minute_each() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.settings = scene.settings.withRetry(new RetrySettings(40, Duration.ofMillis(500)));
    for (int n = 0; n < 41; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    scene.run();
    assertEquals(41, scene.backend.requests().size());
    assertEquals(40, scene.time.waits().size());
    assertEquals(Duration.ofSeconds(60), scene.time.waits().get(39));
  }

  @Test
  void the_wait_that_the_backend_asks_for_is_never_undercut() throws Exception {
    Random random = new Random(42);
    for (int trial = 0; trial < 100; trial++) {
      Scene scene = Scene.ofEvents(1);
      scene.time.chance(random::nextDouble);
      Duration asked = Duration.ofMillis(1 + random.nextInt(60_000));
      scene.backend.failNext(Scene.throttledFor(asked));
      scene.run();
      Duration waited = scene.time.waits().get(0);
      assertTrue(waited.compareTo(asked) >= 0, asked + " asked, " + waited + " waited");
      assertTrue(waited.compareTo(Duration.ofMillis(500)) >= 0, "nor is our own");
      scene.assertStored(1, 1);
    }
  }

  @Test
  void a_backend_that_is_away_may_ask_for_a_wait_as_well() throws Exception {
    Scene scene = Scene.ofEvents(1);
    Duration asked = Duration.ofSeconds(7);
    scene.backend.failNext(
        new BackendError.Unavailable("away", OptionalInt.of(503), Optional.of(asked), false));
    scene.run();
    assertEquals(List.of(asked), scene.time.waits());
    scene.assertStored(1, 1);
  }

  @Test
  void a_backend_that_asks_for_more_than_a_minute_ends_the_run_and_gets_its_pause()
      throws Exception {
    Scene scene = Scene.ofEvents(1);
    Duration asked = Duration.ofSeconds(3_600);
    scene.backend.failNext(Scene.throttledFor(asked));
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(1, scene.backend.requests().size());
    assertEquals(List.of(), scene.time.waits());
    assertEquals(VirtualTime.START.plus(asked), report.pause().orElseThrow().until());
    assertEquals(report.pause(), scene.stored().pause());
  }

  @Test
  void the_listener_hears_of_every_wait_before_it_begins() throws Exception {
    Scene scene = unreachable();
    List<String> told = new ArrayList<>();
    scene.listener =
        new ForwardListener() {
          @Override
          public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
            told.add(attempt + " " + wait.toMillis() + " " + scene.time.waits().size());
          }
        };
    scene.run();
    assertEquals(List.of("1 500 0", "2 1000 1", "3 2000 2"), told);
  }

  @Test
  void an_interrupted_wait_ends_the_run_and_the_next_one_repeats_the_batch() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.backend.failNextAfterStoring(2, Scene.AWAY);
    scene.time.interruptNextWait();
    assertThrows(InterruptedException.class, scene::run);
    assertFalse(Thread.interrupted(), "the exception carries it");
    assertEquals(0, scene.offset());
    assertTrue(scene.stored().inFlight().isPresent());
    ForwardReport report = scene.run();
    assertEquals(3, report.forwarded());
    assertEquals(2, report.duplicates());
    scene.assertStored(1, 5);
  }

  @Test
  void an_interrupted_request_ends_the_run_and_the_next_one_repeats_the_batch() throws Exception {
    Scene scene = Scene.ofEvents(5);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, scene::run);
    assertFalse(Thread.interrupted(), "the exception carries it");
    assertEquals(5, scene.run().forwarded());
    scene.assertStored(1, 5);
  }

  private static Scene unreachable() {
    Scene scene = Scene.ofEvents(1);
    for (int n = 0; n < 10; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    return scene;
  }
}
