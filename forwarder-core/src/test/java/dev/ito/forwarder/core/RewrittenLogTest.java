package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.DecodedFingerprints;
import dev.ito.forwarder.testkit.InMemoryBackend;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore.Death;
import dev.ito.forwarder.testkit.InMemoryQuarantine;
import dev.ito.forwarder.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In a log that is rewritten by design, which events are dealt with is no matter of counting. */
class RewrittenLogTest {
  private final RewrittenLog log = new RewrittenLog();
  private final InMemoryBackend backend = new InMemoryBackend();
  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  private final Inventory inventory =
      new Inventory(new ListOfStored(backend::stored), DecodedFingerprints.INSTANCE);

  private EventForwarder forwarder() {
    return EventForwarder.from((AuditLog) log)
        .to(backend)
        .keeping(store)
        .with(ForwardSettings.DEFAULT.withBatchSize(2))
        .timedBy(new VirtualTime())
        .asking(inventory)
        .build();
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void a_first_run_that_dies_before_the_log_is_cut_sends_nothing_twice(Death death)
      throws Exception {
    for (int commit = 1; commit <= 8; commit++) {
      RewrittenLogTest fresh = new RewrittenLogTest();
      fresh.log.append(1, 12);
      List<AuditEvent> held = new ArrayList<>();
      for (int n = 3; n <= 12; n += 3) {
        held.add(AuditEvents.event(n));
      }
      fresh.backend.ingest(EventBatch.of(1_000, held), Duration.ofSeconds(1));
      fresh.store.dieAtCommit(commit, death);
      try {
        fresh.forwarder().forward();
      } catch (IOException dead) {
        // the next one goes on
      }
      fresh.store.live();
      fresh.log.keepFrom(5);
      fresh.log.append(13, 14);
      fresh.forwarder().forward();
      fresh.assertEachOnce(5, 14, "commit " + commit);
    }
  }

  @Test
  void a_replay_leaves_out_nothing_that_waits() throws Exception {
    log.append(1, 20);
    forwarder().forward();
    log.keepFrom(11);
    log.append(21, 25);
    log.insertAtTheStart(26);
    forwarder().replay(new ReplayStart.Numbered(8), false);
    assertEachOnce(1, 26, "all");
  }

  @Test
  void a_replay_counts_what_is_left_of_what_was_delivered() throws Exception {
    log.append(1, 20);
    forwarder().forward();
    log.keepFrom(11);
    log.append(21, 25);
    Replay replay = new Replay(log, store, inventory);
    assertEquals(10, replay.delivered());
    ReplayPlan plan = replay.plan(new ReplayStart.Numbered(8)).orElseThrow();
    assertEquals(AuditEvents.event(18), plan.event());
    assertEquals(3, plan.delivered());
    assertEquals(5, plan.waiting());
    assertEquals(3, plan.held().orElseThrow());
    assertEquals(Optional.empty(), replay.plan(new ReplayStart.Numbered(11)));
    assertEquals(8, forwarder().replay(new ReplayStart.Numbered(8), true).forwarded());
  }

  @Test
  void what_waits_in_a_log_that_was_cut_is_not_missing() throws Exception {
    log.append(1, 20);
    forwarder().forward();
    log.keepFrom(11);
    log.append(21, 25);
    log.insertAtTheStart(26);
    Comparison found =
        Comparison.of(log, store, new InMemoryQuarantine(), inventory, Duration.ofSeconds(9));
    assertEquals(new Comparison(20, 10, 0, List.of(), 0, 6, 0, List.of(), 10), found);
  }

  private void assertEachOnce(int first, int last, String what) {
    List<String> stored = AuditEvents.texts(backend.stored());
    assertEquals(new HashSet<>(stored).size(), stored.size(), what + ": twice");
    for (int n = first; n <= last; n++) {
      assertEquals(true, stored.contains(AuditEvents.json(n)), what + ": lost " + n);
    }
  }
}
