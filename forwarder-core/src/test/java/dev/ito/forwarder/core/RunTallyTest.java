package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run counts, and what of it is news. */
class RunTallyTest {

  @Test
  void relocations_and_amended_events_are_added_up() {
    RunTally tally = new RunTally();
    tally.relocated(3);
    tally.relocated(4);
    assertEquals(2, tally.totals().relocations());
    assertEquals(7, tally.totals().amended());
  }

  @Test
  void an_end_is_news_when_the_run_before_it_ended_in_another_way() throws Exception {
    Scene scene = Scene.ofEvents(2);
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofMillis(1)));
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.backend.failNext(Scene.AWAY);
    assertTrue(scene.run().news(), "it worked before");
    assertFalse(scene.run().news(), "the same again");
    assertTrue(scene.run().news(), "something else");
    assertTrue(scene.run().news(), "it works again");
    assertFalse(scene.run().news(), "as before");
  }

  @Test
  void what_a_run_has_counted_is_kept_when_its_time_is_up() throws Exception {
    Scene scene = Scene.ofEvents(10).batches(1);
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(1));
    scene.backend.whileAsked(request -> scene.time.advance(Duration.ofMillis(600)));
    assertEquals(ForwardReport.Outcome.OUT_OF_TIME, scene.run().outcome());
    long sent = scene.backend.stored().size();
    assertTrue(sent > 0);
    assertEquals(sent, scene.stored().totals().forwarded());
  }

  @Test
  void a_batch_that_was_there_already_is_a_success_as_well() throws Exception {
    for (int there = 0; there <= 2; there++) {
      Scene scene = Scene.ofEvents(2);
      scene.backend.answerNext(2, new IngestResult(2 - there, there));
      scene.run();
      assertEquals(Optional.of(VirtualTime.START), scene.stored().history().lastSuccess());
    }
  }

  @Test
  void a_backend_that_asks_for_less_than_our_own_wait_does_not_shorten_it() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.time.chance(() -> 0);
    scene.backend.failNext(Scene.throttledFor(Duration.ofMillis(1)));
    scene.run();
    assertEquals(List.of(Duration.ofMillis(500)), scene.time.waits());
  }

  @Test
  void a_minute_is_not_too_much_to_ask_for() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.time.chance(() -> 0);
    scene.backend.failNext(Scene.throttledFor(RetrySettings.LONGEST_DELAY));
    assertEquals(1, scene.run().forwarded());
    assertEquals(List.of(RetrySettings.LONGEST_DELAY), scene.time.waits());
  }
}
