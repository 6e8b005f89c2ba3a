package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.testkit.AuditEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the backend holds stays a question until it is answered, or asking has become pointless. */
class UnknownTest {
  private static final BackendError ABSENT =
      new BackendError.NotFound("no such list", OptionalInt.of(404));

  @Test
  void without_a_list_it_stays_unknown_while_the_backend_takes_nothing() throws Exception {
    Scene scene = Scene.fresh(5, List.of()).batches(2);
    scene.delivered.failNext(ABSENT);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertTrue(scene.stored().reconciling(), "the address may be wrong, or the token");
  }

  @Test
  void without_a_list_the_first_batch_that_the_backend_takes_is_the_answer() throws Exception {
    for (int there = 0; there <= 2; there++) {
      Scene scene = Scene.fresh(5, List.of()).batches(2);
      scene.delivered.failNext(ABSENT);
      scene.backend.answerNext(2, new IngestResult(2 - there, there));
      scene.backend.failNext(Scene.UNAUTHORIZED);
      scene.run();
      assertFalse(scene.stored().reconciling());
    }
  }

  @Test
  void whoever_does_not_want_to_ask_decides_it_before_anything_is_sent() throws Exception {
    Scene scene = Scene.fresh(3, List.of());
    scene.settings = scene.settings.withReconcile(false);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertFalse(scene.stored().reconciling());
  }

  @Test
  void a_list_that_is_not_used_up_stays_a_question_until_the_end_of_the_log() throws Exception {
    List<AuditEvent> there = new ArrayList<>(AuditEvents.events(5, 6));
    there.addAll(AuditEvents.events(50, 50));
    Scene scene = Scene.fresh(6, there).batches(2);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertTrue(scene.stored().reconciling());
    scene.log.appendEvents(7, 7);
    assertEquals(3, scene.run().forwarded());
    assertFalse(scene.stored().reconciling());
  }

  @Test
  void only_what_stands_before_the_place_is_taken_out_of_the_list() throws Exception {
    Scene scene = Scene.of(3, Checkpoint.at(LogPosition.ofCount(1)).withReconciling(true));
    scene.backend.ingest(EventBatch.of(9, AuditEvents.events(1, 2)), Duration.ofSeconds(1));
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 3);
  }

  @Test
  void all_that_stands_before_the_place_is_taken_out_of_the_list() throws Exception {
    Scene scene = Scene.of(3, Checkpoint.at(LogPosition.ofCount(3)).withReconciling(true));
    scene.log.appendEvents(1, 3); // once more, and not delivered yet
    scene.backend.ingest(EventBatch.of(9, AuditEvents.events(1, 3)), Duration.ofSeconds(1));
    ForwardReport report = scene.run();
    assertEquals(3, report.forwarded());
    assertEquals(0, report.duplicates());
  }

  @Test
  void what_was_skipped_until_the_time_was_up_need_not_be_skipped_again() throws Exception {
    Scene scene = Scene.fresh(0, AuditEvents.events(1, 250));
    scene.log.appendEvents(1, 50);
    scene.log.appendLine("no event");
    scene.log.appendEvents(51, 251);
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(2));
    scene.listener =
        new ForwardListener() {
          @Override
          public void malformed(MalformedLine line) {
            scene.time.advance(Duration.ofSeconds(3));
          }
        };
    ForwardReport report = scene.run();
    assertEquals(Outcome.OUT_OF_TIME, report.outcome());
    assertEquals(100, report.duplicates());
    assertEquals(100, scene.offset());
    assertTrue(scene.stored().reconciling());
    assertEquals(150, scene.run().duplicates());
    assertEquals(251, scene.backend.stored().size());
  }
}
