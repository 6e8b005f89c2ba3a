package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import dev.ito.forwarder.testkit.InMemoryLogChanges;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A loop forwards as the log grows, and keeps a pace of its own when the backend is away. */
class ForwardLoopTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration CAP = Duration.ofSeconds(60);

  private final Scene scene = Scene.ofEvents(0);
  private final InMemoryLogChanges changes = new InMemoryLogChanges(scene.log, scene.time);
  private final Heard heard = new Heard();

  /** What a listener hears. */
  private static final class Heard implements LoopListener {
    private final List<Duration> waits = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();
    private final List<String> local = new ArrayList<>();
    private int ran;

    @Override
    public void ran(ForwardReport report) {
      ran++;
    }

    @Override
    public void stopped(ForwardReport report, int inARow, Duration wait) {
      waits.add(wait);
      failures.add(inARow);
    }

    @Override
    public void failed(IOException why, int inARow, Duration wait) {
      local.add(why.getMessage());
    }
  }

  private ForwardReport loop() throws IOException, InterruptedException {
    EventForwarder forwarder =
        EventForwarder.from(scene.log)
            .to(scene.backend)
            .keeping(scene.store)
            .quarantining(scene.quarantine)
            .with(ForwardLoop.settings(scene.settings))
            .timedBy(scene.time)
            .build();
    return new ForwardLoop(forwarder, changes, Duration.ofMillis(500), scene.time, heard).run();
  }

  private void loopFor(Duration total) {
    scene.time.endAfter(total);
    assertThrows(InterruptedException.class, this::loop);
  }

  private void append(int first, int last) {
    scene.log.appendEvents(first, last);
  }

  @Test
  void what_is_appended_is_forwarded_without_delay() {
    changes.plan(Duration.ofSeconds(3), () -> append(1, 2));
    changes.plan(Duration.ofSeconds(9), () -> append(3, 3));
    loopFor(MINUTE);
    scene.assertStored(1, 3);
    assertEquals(List.of(2, 1), scene.requestSizes());
    assertEquals(List.of(), scene.time.waits());
  }

  @Test
  void what_is_appended_during_a_request_is_not_forgotten() {
    append(1, 1);
    scene.backend.whileAsked(
        request -> {
          if (request.events().size() == 1 && scene.backend.requests().size() < 5) {
            append(scene.backend.requests().size() + 1, scene.backend.requests().size() + 1);
          }
        });
    loopFor(Duration.ofSeconds(1));
    scene.assertStored(1, 5);
  }

  @Test
  void an_outage_is_outlived_and_nothing_is_sent_under_another_key() {
    for (int n = 0; n < 5; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    scene.time.chance(() -> 0.5);
    append(1, 3);
    loopFor(MINUTE.multipliedBy(5));
    scene.assertStored(1, 3);
    assertEquals(1, scene.requestKeys().stream().distinct().count());
    assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 4_000L), millis(heard.waits));
    assertEquals(List.of(1, 2, 3, 4, 5), heard.failures);
  }

  @Test
  void success_makes_the_next_failure_cheap_again() {
    scene.time.chance(() -> 0.5);
    append(1, 1);
    scene.backend.failNext(Scene.AWAY);
    scene.backend.failNext(Scene.AWAY);
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.AWAY);
    changes.plan(Duration.ofSeconds(5), () -> append(2, 2));
    loopFor(MINUTE);
    assertEquals(List.of(250L, 500L, 250L), millis(heard.waits));
    scene.assertStored(1, 2);
  }

  @Test
  void a_run_that_got_on_before_it_failed_is_a_success_too() {
    scene.time.chance(() -> 0.5);
    scene.settings = scene.settings.withBatchSize(2);
    append(1, 3);
    scene.backend.failNext(Scene.AWAY);
    scene.backend.failNext(Scene.AWAY);
    scene.backend.answerNext(2, new IngestResult(1, 1));
    scene.backend.failNext(Scene.AWAY);
    loopFor(MINUTE);
    assertEquals(List.of(250L, 500L, 250L), millis(heard.waits));
    scene.assertStored(1, 3);
  }

  @Test
  void the_backend_is_never_asked_earlier_than_it_wants() {
    scene.backend.failNext(Scene.throttledFor(Duration.ofMinutes(7)));
    scene.time.chance(() -> 0.999);
    append(1, 1);
    loopFor(MINUTE.multipliedBy(8));
    Duration wait = heard.waits.get(0);
    assertTrue(wait.toMinutes() >= 7 && wait.toMillis() <= 1.1 * 7 * 60_000, wait.toString());
    scene.assertStored(1, 1);
  }

  @Test
  void ten_minutes_of_failures_are_spread_evenly_below_the_cap() {
    Random random = new Random(20261124);
    scene.time.chance(random::nextDouble);
    append(1, 1);
    for (int n = 0; n < 400; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    loopFor(Duration.ofMinutes(200));
    List<Duration> slow =
        heard.waits.subList(8, heard.waits.size()); // 0.5 s * 2^7 is above the cap
    assertTrue(slow.stream().allMatch(w -> w.compareTo(CAP) <= 0 && !w.isNegative()));
    double distance = farthestFromEven(millis(slow));
    assertTrue(distance < 1.63 / Math.sqrt(slow.size()), "KS distance, p > 0.01: " + distance);
  }

  @Test
  void ten_minutes_of_failures_cost_few_requests() {
    scene.time.chance(new Random(7)::nextDouble);
    append(1, 1);
    for (int n = 0; n < 1_000; n++) {
      scene.backend.failNext(Scene.AWAY);
    }
    loopFor(Duration.ofMinutes(10));
    int requests = scene.backend.requests().size();
    assertTrue(requests > 10 && requests < 45, "requests in ten minutes: " + requests);
  }

  @Test
  void a_backend_that_fails_every_other_time_gets_a_tenth_more_requests_and_slow_ones() {
    scene.time.chance(() -> 0.999);
    scene.settings = scene.settings.withBatchSize(1);
    for (int n = 1; n <= 200; n++) {
      int event = n;
      scene.backend.failNext(Scene.AWAY);
      scene.backend.acceptNext();
      changes.plan(Duration.ofSeconds(n), () -> append(event, event));
    }
    loopFor(Duration.ofDays(1));
    long quick = heard.waits.stream().filter(w -> w.compareTo(Duration.ofSeconds(1)) < 0).count();
    assertEquals(200, scene.backend.stored().size());
    assertTrue(quick >= 10 && quick <= 10 + 200 / 10, "quick retries: " + quick);
    assertEquals(200, heard.waits.size());
  }

  @Test
  void a_verdict_is_asked_for_again_slowly() {
    scene.time.chance(() -> 0.5);
    append(1, 1);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    loopFor(MINUTE.plusSeconds(1));
    assertEquals(List.of(30_000L, 30_000L), millis(heard.waits));
    assertEquals(List.of(1, 2), heard.failures);
    scene.assertStored(1, 1);
  }

  @Test
  void a_state_that_cannot_be_stored_ends_the_first_run_only() throws Exception {
    scene.time.chance(() -> 0.5);
    append(1, 1);
    scene.store.dieAtCommit(1, InMemoryCheckpointStore.Death.BEFORE_STORING);
    assertThrows(IOException.class, this::loop);
    scene.store.live();
    changes.plan(
        Duration.ofSeconds(1),
        () -> {
          append(2, 2);
          scene.store.dieAtCommit(1, InMemoryCheckpointStore.Death.BEFORE_STORING);
        });
    loopFor(MINUTE);
    assertEquals(List.of("the session is dead"), heard.local);
    assertEquals(List.of(Duration.ofMillis(250)), scene.time.waits());
    scene.assertStored(1, 2);
  }

  @Test
  void between_two_runs_others_may_own_the_state() throws Exception {
    changes.plan(
        Duration.ofSeconds(1),
        () -> {
          try (var session = scene.store.open().orElseThrow()) {
            append(1, 4);
            session.commit(session.recovered().checkpoint());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    loopFor(MINUTE);
    scene.assertStored(1, 4);
  }

  @Test
  void while_another_forwarder_is_at_work_it_waits() throws Exception {
    append(1, 1);
    CheckpointStore.Session other = scene.store.open().orElseThrow();
    loopFor(Duration.ofSeconds(1));
    assertEquals(List.of(), scene.backend.requests());
    assertEquals(6, heard.ran);
    other.close();
  }

  @Test
  void a_count_that_somebody_moves_back_is_noticed_within_a_minute() throws Exception {
    append(1, 3);
    changes.plan(
        Duration.ofSeconds(10),
        () -> {
          try (var session = scene.store.open().orElseThrow()) {
            session.commit(scene.stored().movedTo(LogPosition.ofCount(1)));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    loopFor(Duration.ofSeconds(90));
    List<AuditEvent> sent = new ArrayList<>(AuditEvents.events(1, 3));
    sent.addAll(AuditEvents.events(2, 3));
    scene.assertStored(sent);
  }

  @Test
  void a_state_of_another_destination_ends_it() throws Exception {
    append(1, 1);
    scene.run();
    scene.backend.moveTo(new Destination("https://other.example.com/x"));
    append(2, 2);
    assertEquals(ForwardReport.Outcome.OTHER_DESTINATION, loop().outcome());
  }

  @Test
  void a_stop_during_a_wait_leaves_the_batch_in_flight() {
    append(1, 2);
    scene.backend.failNext(Scene.AWAY);
    scene.time.interruptNextWait();
    assertThrows(InterruptedException.class, this::loop);
    assertEquals(2, scene.stored().inFlight().orElseThrow().size());
  }

  @Test
  void a_stop_that_looks_like_a_failing_disk_is_a_stop() {
    append(1, 2);
    scene.backend.whileAsked(
        request -> {
          Thread.currentThread().interrupt(); // files cannot be written from here on
          scene.store.dieAtCommit(1, InMemoryCheckpointStore.Death.BEFORE_STORING);
        });
    InterruptedException stop = assertThrows(InterruptedException.class, this::loop);
    assertEquals("the session is dead", stop.getSuppressed()[0].getMessage());
    assertEquals(2, scene.stored().inFlight().orElseThrow().size());
  }

  private static List<Long> millis(List<Duration> durations) {
    return durations.stream().map(Duration::toMillis).toList();
  }

  /** The Kolmogorov-Smirnov distance from an even spread over 0 to the cap. */
  private static double farthestFromEven(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    double farthest = 0;
    for (int n = 0; n < sorted.size(); n++) {
      double even = sorted.get(n) / (double) CAP.toMillis();
      double below = even - n / (double) sorted.size();
      double above = (n + 1) / (double) sorted.size() - even;
      farthest = Math.max(farthest, Math.max(below, above));
    }
    return farthest;
  }
}
