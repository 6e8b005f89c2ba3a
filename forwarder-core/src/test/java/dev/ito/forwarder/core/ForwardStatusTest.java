package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What waits, what went well and what would be sent is told without touching anything. */
class ForwardStatusTest {
  private static final long PLENTY = 1L << 30;

  private static ForwardStatus look(Scene scene) throws IOException {
    return ForwardStatus.of(scene.log, scene.store, PLENTY);
  }

  private static ForwardPlan plan(Scene scene) throws IOException {
    Destination destination = scene.backend.destination();
    return ForwardPlan.of(scene.log, scene.store, destination, scene.settings, scene.time.now());
  }

  private static long bytes(int first, int last) {
    return AuditEvents.events(first, last).stream().mapToLong(e -> e.bytes()).sum();
  }

  @Test
  void nothing_waits_in_a_project_that_has_no_log() throws Exception {
    Scene scene = Scene.ofEvents(0);
    ForwardStatus status = look(scene);
    assertEquals(
        new Backlog(0, true, 0, OptionalLong.of(0), Optional.empty(), 0), status.backlog());
    assertEquals(0, status.delivered());
    assertEquals(0, scene.store.commits());
  }

  @Test
  void what_waits_is_counted_in_events_and_bytes_with_the_oldest_of_them() throws Exception {
    Scene scene = Scene.ofEvents(7);
    scene.settings = scene.settings.withBatchSize(3);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    scene.log.appendLine("no event");
    Backlog backlog = look(scene).backlog();
    assertEquals(4, backlog.events());
    assertEquals(1, backlog.malformed());
    assertEquals(AuditEvents.event(4), backlog.oldest().orElseThrow());
    assertEquals(OptionalLong.of(bytes(4, 7) + 4 + "no event\n".length()), backlog.bytes());
    assertEquals(3, look(scene).delivered());
  }

  @Test
  void a_log_that_has_changed_is_counted_as_the_next_run_will_find_it() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.run();
    scene.log.replace(AuditEvents.json(8) + "\n");
    ForwardStatus status = look(scene);
    assertEquals(Located.How.NOTHING_KNOWN, status.located().how());
    assertEquals(0, status.delivered());
    assertEquals(1, status.backlog().events());
    assertEquals(5, scene.offset(), "and nothing was stored");
  }

  @Test
  void a_long_backlog_is_not_counted_to_its_end() throws Exception {
    Scene scene = Scene.ofEvents(30_000);
    Backlog backlog = ForwardStatus.of(scene.log, scene.store, 1 << 20).backlog();
    assertFalse(backlog.exact());
    assertEquals(30_000, backlog.likely(), 1_000);
    assertEquals(OptionalLong.of(bytes(1, 30_000) + 30_000), backlog.bytes());
    assertEquals(AuditEvents.event(1), backlog.oldest().orElseThrow());
  }

  @Test
  void no_more_of_a_backlog_is_read_than_may_be_and_what_is_in_flight_is_part_of_it()
      throws Exception {
    Scene scene = Scene.ofEvents(2).batches(2);
    for (int n = 3; n <= 32; n++) {
      scene.log.appendLine(AuditEvents.sizedJson(n, 100_000)); // ten of them are read at once
    }
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    Backlog backlog = ForwardStatus.of(scene.log, scene.store, 1 << 20).backlog();
    assertFalse(backlog.exact());
    assertEquals(2 + 10, backlog.events());
    assertEquals(2 + 30, backlog.likely());
  }

  @Test
  void a_log_that_cannot_tell_its_bytes_is_not_estimated() throws Exception {
    Scene scene = Scene.ofEvents(5_000);
    scene.reading =
        reader ->
            new PassingReader(reader) {
              @Override
              public OptionalLong remainingBytes() {
                return OptionalLong.empty();
              }
            };
    Backlog backlog = ForwardStatus.of(scene.log(), scene.store, 1 << 20).backlog();
    assertFalse(backlog.exact());
    assertEquals(backlog.events(), backlog.likely());
    assertEquals(OptionalLong.empty(), backlog.bytes());
  }

  @Test
  void the_last_success_and_the_last_failure_are_remembered() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.run();
    assertEquals(History.NONE.succeeded(VirtualTime.START), scene.stored().history());
    scene.time.advance(Duration.ofMinutes(5));
    scene.run();
    assertEquals(History.NONE.succeeded(VirtualTime.START), scene.stored().history(), "no request");
    scene.log.appendEvents(2, 2);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertEquals(
        History.NONE
            .succeeded(VirtualTime.START)
            .failed(VirtualTime.START.plusSeconds(300), "who is there"),
        scene.stored().history());
    scene.time.advance(Duration.ofMinutes(1));
    scene.run();
    assertEquals(
        Optional.of(VirtualTime.START.plusSeconds(360)), scene.stored().history().lastSuccess());
    assertEquals("who is there", scene.stored().history().lastFailure().orElseThrow().reason());
  }

  @Test
  void a_plan_says_what_the_run_then_does() throws Exception {
    Scene scene = Scene.ofEvents(10, 2).batches(3);
    scene.log.appendLine("no event");
    ForwardPlan plan = plan(scene);
    assertEquals(0, scene.backend.requests().size());
    assertEquals(0, scene.store.commits());
    scene.run();
    assertEquals(2, plan.from());
    assertEquals(8, plan.events());
    assertEquals(bytes(3, 10) + 5, plan.bytes(), "and a comma between any two in a request");
    assertEquals(1, plan.malformed());
    assertEquals(scene.requestSizes().size(), plan.requests());
    assertEquals(scene.requestKeys().get(0), plan.firstKey().orElseThrow().value());
    assertEquals(AuditEvents.event(3), plan.first().orElseThrow());
    assertEquals(AuditEvents.event(10), plan.last().orElseThrow());
    assertEquals(List.of(), plan(scene).first().stream().toList());
    assertEquals(Optional.empty(), plan(scene).boundTo(), "it is where they would go");
  }

  @Test
  void a_plan_begins_where_the_run_will_find_its_place() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.run();
    scene.log.replace("");
    scene.log.appendEvents(11, 12);
    ForwardPlan plan = plan(scene);
    assertEquals(0, plan.from());
    scene.run();
    assertEquals(scene.requestKeys().get(1), plan.firstKey().orElseThrow().value());
  }

  @Test
  void a_plan_for_a_log_that_was_replaced_begins_where_the_batch_in_flight_does() throws Exception {
    Scene scene = Scene.ofEvents(5).batches(3);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    scene.log.replace("");
    scene.log.appendEvents(11, 12);
    assertEquals(3, plan(scene).from());
    assertEquals(2 + 2, plan(scene).events());
  }

  @Test
  void a_plan_begins_with_what_is_in_flight() throws Exception {
    Scene scene = Scene.ofEvents(4).batches(3);
    scene.backend.loseNextAnswer();
    scene.settings = scene.settings.withRetry(new RetrySettings(0, Duration.ofMillis(1)));
    scene.run();
    ForwardPlan plan = plan(scene);
    assertEquals(3, plan.inFlight());
    assertEquals(4, plan.events());
    assertEquals(2, plan.requests());
    assertEquals(scene.requestKeys().get(0), plan.firstKey().orElseThrow().value());
    scene.run();
    assertEquals(scene.requestKeys().get(0), scene.requestKeys().get(1));
  }

  @Test
  void a_plan_for_another_destination_says_so() throws Exception {
    Scene scene = Scene.ofEvents(4);
    scene.run();
    Destination old = scene.backend.destination();
    scene.backend.moveTo(new Destination("https://other.example.com/x"));
    assertEquals(Optional.of(old), plan(scene).boundTo());
    assertEquals(0, plan(scene).events());
    scene.settings =
        scene.settings.withOnNewDestination(ForwardSettings.OnNewDestination.FROM_START);
    assertEquals(4, plan(scene).events());
  }
}
