package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The question what the backend holds is asked in time, and before anything is sent. */
class QuestionTest {
  private static final BackendError BROKEN =
      new BackendError.Unavailable("HTTP 500", OptionalInt.of(500), Optional.empty(), true);

  @Test
  void a_backend_that_stays_away_is_asked_as_often_as_a_batch_would_be_sent() throws Exception {
    Scene scene = Scene.fresh(1, List.of());
    for (int n = 0; n < 10; n++) {
      scene.delivered.failNext(BROKEN);
    }
    scene.run();
    assertEquals(4, scene.delivered.questions().size());
    assertEquals(
        List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)),
        scene.time.waits());
  }

  @Test
  void a_wait_that_does_not_fit_is_not_begun_and_nobody_is_asked_behind_it() throws Exception {
    Scene scene = Scene.fresh(1, List.of());
    scene.settings = scene.settings.withDeadline(Duration.ofMillis(1_200));
    for (int n = 0; n < 4; n++) {
      scene.delivered.failNext(BROKEN);
    }
    scene.run();
    assertEquals(2, scene.delivered.questions().size());
    assertEquals(List.of(Duration.ofMillis(500)), scene.time.waits());
  }

  @Test
  void nobody_is_asked_after_a_wait_that_overslept_the_deadline() throws Exception {
    Scene scene = Scene.fresh(1, List.of());
    scene.settings = scene.settings.withDeadline(Duration.ofMillis(600));
    scene.delivered.failNext(BROKEN);
    scene.run(new Oversleeping(scene.time, Duration.ofSeconds(3)));
    assertEquals(1, scene.delivered.questions().size());
    assertEquals(List.of(), scene.backend.requests());
  }

  @Test
  void a_long_walk_past_what_is_delivered_ends_when_the_time_is_up() throws Exception {
    Scene scene = Scene.of(3_001, Checkpoint.at(LogPosition.ofCount(3_000)).withReconciling(true));
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(2));
    List<Integer> slices = new ArrayList<>();
    scene.reading =
        reader ->
            new PassingReader(reader) {
              @Override
              public LogSlice next(int maxEvents, long maxBytes) throws IOException {
                scene.time.advance(Duration.ofSeconds(1));
                LogSlice slice = super.next(maxEvents, maxBytes);
                slices.add(slice.events().size());
                return slice;
              }
            };
    assertEquals(Outcome.OUT_OF_TIME, scene.run().outcome());
    assertEquals(List.of(1_000, 1_000), slices);
  }

  /** A log that was empty when it was looked at, and is not when it is read. */
  private static Scene growing(int events, List<AuditEvent> there) throws Exception {
    Scene scene = Scene.fresh(events, there);
    scene.reading =
        reader ->
            new PassingReader(reader) {
              @Override
              public OptionalLong remaining(long maxBytes) {
                return OptionalLong.of(0);
              }
            };
    return scene;
  }

  @Test
  void what_is_appended_right_after_a_look_at_an_empty_log_is_asked_for_before_it_is_sent()
      throws Exception {
    Scene scene = growing(3, AuditEvents.events(1, 2));
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 3);
  }

  @Test
  void what_is_appended_right_after_a_look_at_an_empty_log_is_not_sent_without_an_answer()
      throws Exception {
    Scene scene = growing(3, AuditEvents.events(1, 2));
    scene.delivered.failNext(Scene.UNAUTHORIZED);
    ForwardReport report = scene.run();
    assertEquals(Outcome.STOPPED, report.outcome());
    assertTrue(report.unreconciled());
    assertUntouched(scene);
  }

  @Test
  void what_is_appended_right_after_a_look_at_an_empty_log_is_not_sent_when_the_time_is_up()
      throws Exception {
    Scene scene = growing(3, AuditEvents.events(1, 2));
    scene.settings = scene.settings.withDeadline(Duration.ofSeconds(2));
    scene.delivered.whileAsked(() -> scene.time.advance(Duration.ofSeconds(3)));
    scene.run();
    assertUntouched(scene);
  }

  private static void assertUntouched(Scene scene) throws Exception {
    assertEquals(Optional.empty(), scene.stored().inFlight());
    assertTrue(scene.stored().reconciling());
    scene.delivered.whileAsked(() -> {});
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 3);
  }
}
