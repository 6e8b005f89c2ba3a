package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read beside the sending is what would have been read in turn. */
class ReadAheadTest {
  private static final ReadAhead.Plan TWO = new ReadAhead.Plan(0, 2, 10_000, 2, 10_000);

  private static final ReadAhead.Plan THREE = new ReadAhead.Plan(0, 3, 10_000, 2, 10_000);

  private static LogReader reader(int events) throws IOException {
    return InMemoryAuditLog.ofEvents(events).open(LogPosition.START);
  }

  @Test
  void what_was_begun_comes_next() throws Exception {
    try (ReadAhead ahead = new ReadAhead(reader(4), Runnable::run)) {
      ahead.begin(TWO, TWO, read -> {});
      assertEquals(AuditEvents.events(1, 2), ahead.take(TWO).slice().events());
      assertEquals(AuditEvents.events(3, 4), ahead.take(TWO).slice().events());
    }
  }

  @Test
  void what_stands_behind_it_is_read_meanwhile_and_comes_in_its_turn() throws Exception {
    Held held = new Held();
    try (ReadAhead ahead = new ReadAhead(reader(9), held)) {
      ahead.begin(TWO, THREE, read -> {});
      held.runAll();
      assertEquals(AuditEvents.events(1, 2), ahead.take(TWO).slice().events());
      ahead.begin(TWO, TWO, read -> {});
      held.runAll();
      assertEquals(AuditEvents.events(3, 5), ahead.take(TWO).slice().events(), "as it was read");
      assertEquals(AuditEvents.events(6, 7), ahead.take(TWO).slice().events(), "not begun");
      assertEquals(AuditEvents.events(8, 9), ahead.take(TWO).slice().events(), "not even read");
    }
  }

  @Test
  void what_is_begun_is_full_if_there_is_probably_more() throws Exception {
    try (ReadAhead ahead = new ReadAhead(reader(5), Runnable::run)) {
      assertTrue(ahead.take(TWO).full(), "as many as asked for");
      long bytes = AuditEvents.event(3).bytes() + 1;
      assertTrue(ahead.take(new ReadAhead.Plan(0, 9, bytes, 9, bytes)).full(), "as long");
      assertFalse(ahead.take(new ReadAhead.Plan(0, 3, 10_000, 3, 10_000)).full());
    }
  }

  @Test
  void what_was_begun_is_cut_anew_when_the_plan_has_changed() throws Exception {
    try (ReadAhead ahead = new ReadAhead(reader(4), Runnable::run)) {
      ahead.begin(TWO, TWO, read -> {});
      ReadAhead.Group group = ahead.take(new ReadAhead.Plan(7, 9, 10_000, 1, 10_000));
      assertEquals(AuditEvents.events(1, 2), group.slice().events());
      assertEquals(2, group.batches().size());
      assertEquals(
          BatchCutter.cut(7, AuditEvents.events(1, 2), 1, 10_000), group.batches(), "other keys");
    }
  }

  static List<ReadAhead.Plan> plansThatAreNotTwo() {
    return List.of(
        new ReadAhead.Plan(1, 2, 10_000, 2, 10_000),
        new ReadAhead.Plan(0, 1, 10_000, 2, 10_000),
        new ReadAhead.Plan(0, 2, 9_999, 2, 10_000),
        new ReadAhead.Plan(0, 2, 10_000, 1, 10_000),
        new ReadAhead.Plan(0, 2, 10_000, 2, 9_999));
  }

  @ParameterizedTest
  @MethodSource("plansThatAreNotTwo")
  void any_difference_is_a_changed_plan(ReadAhead.Plan changed) throws Exception {
    try (ReadAhead ahead = new ReadAhead(reader(4), Runnable::run)) {
      ahead.begin(TWO, TWO, read -> {});
      assertEquals(changed, ahead.take(changed).plan());
    }
  }

  @Test
  void what_was_begun_and_not_taken_still_remains() throws Exception {
    try (ReadAhead ahead = new ReadAhead(reader(5), Runnable::run)) {
      ahead.take(TWO);
      ahead.begin(TWO, TWO, read -> {});
      assertEquals(OptionalLong.of(3), ahead.remaining(10_000));
      assertEquals(AuditEvents.events(3, 4), ahead.take(TWO).slice().events());
    }
  }

  @Test
  void a_log_that_cannot_be_read_is_an_error_when_it_is_its_turn() {
    LogReader unreadable =
        new LogReader() {
          @Override
          public Located located() {
            return new Located(LogPosition.START, Located.How.UNCHANGED, 0);
          }

          @Override
          public LogSlice next(int maxEvents, long maxBytes) throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public OptionalLong remaining(long maxBytes) {
            return OptionalLong.empty();
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    try (ReadAhead ahead = new ReadAhead(unreadable, Runnable::run)) {
      ahead.begin(TWO, TWO, read -> {});
      IOException failure = assertThrows(IOException.class, () -> ahead.take(TWO));
      assertEquals("the disk is gone", failure.getMessage());
    }
  }

  @Test
  void a_mistake_of_who_prepares_comes_out_as_it_is_and_only_to_who_takes() throws Exception {
    IllegalStateException mistake = new IllegalStateException("not like that");
    ReadAhead.Preparation mistaken =
        read -> {
          throw mistake;
        };
    try (ReadAhead ahead = new ReadAhead(reader(9), Runnable::run)) {
      ahead.begin(TWO, TWO, mistaken);
      ahead.await();
      assertSame(mistake, assertThrows(IllegalStateException.class, () -> ahead.take(TWO)));
    }
    try (ReadAhead ahead = new ReadAhead(reader(9), Runnable::run)) {
      ahead.begin(TWO, TWO, mistaken);
    } // and nobody has taken it
  }

  /** Holds tasks back until somebody lets them go. */
  private static final class Held implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void runAll() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }
  }

  @Test
  void nothing_is_read_ahead_before_a_batch_was_delivered() throws Exception {
    Held held = new Held();
    Scene scene = Scene.ofEvents(1_000).batches(10);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    assertEquals(Outcome.STOPPED, scene.run(held).outcome());
    assertTrue(held.tasks.isEmpty());
  }

  @Test
  void a_long_log_is_delivered_in_order_by_two_threads() throws Exception {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try {
      Scene scene = Scene.ofEvents(5_000).batches(10);
      assertEquals(Outcome.DELIVERED, scene.run(beside).outcome());
      scene.assertStored(1, 5_000);
    } finally {
      beside.shutdown();
    }
  }

  @Test
  void what_a_stopped_run_has_read_ahead_is_counted_and_sent_by_the_next_one() throws Exception {
    Scene scene = Scene.ofEvents(100).batches(10);
    for (int n = 0; n < 4; n++) {
      scene.backend.acceptNext();
    }
    scene.backend.failNext(Scene.UNAUTHORIZED);
    ForwardReport stopped = scene.run(Runnable::run);
    assertEquals(100, stopped.totalLocal());
    assertEquals(40, stopped.forwarded());
    scene.run(Runnable::run);
    scene.assertStored(1, 100);
    assertEquals(List.of(), scene.store.peek().notices());
  }

  @Test
  void groups_grow_to_what_fits_and_stay_as_large() throws Exception {
    Scene scene = Scene.ofEvents(0).batches(1);
    for (int number = 1; number <= 300; number++) {
      scene.log.appendLine(AuditEvents.sizedJson(number, 20_000)); // 61 of them fit
    }
    Deque<Runnable> readings = new ArrayDeque<>();
    scene.run(
        task -> {
          readings.add(task);
          task.run();
        });
    assertEquals(300, scene.backend.stored().size());
    assertEquals(1 + 2 * 9, readings.size(), "for 2, 4, 8, 16, 32 batches, then 61 at a time");
  }
}
