package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore.Death;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reconciling run that dies at any commit forgets nothing of what the backend said. */
class ReconciliationCrashTest {
  private static final int EVENTS = 9;

  /** What goes wrong on the wire before the death. */
  private enum Wire {
    GOOD,
    LOST_ANSWER,
    PARTLY_STORED,
    AWAY,
    TOO_LARGE
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void whatever_the_backend_has_every_event_is_there_once_in_the_end(Death death) throws Exception {
    int scenes = 0;
    for (int there = 0; there < 1 << EVENTS; there += 7) { // sets of events, as bits
      for (Wire wire : Wire.values()) {
        for (int commit = 1; commit <= 8; commit++) {
          dieAndRecover(there, wire, commit, death);
          scenes++;
        }
      }
    }
    assertTrue(scenes > 2_000, "" + scenes);
  }

  private static void dieAndRecover(int there, Wire wire, int commit, Death death)
      throws Exception {
    Scene scene = Scene.ofEvents(EVENTS).batches(2);
    List<AuditEvent> held = events(there, true);
    if (!held.isEmpty()) {
      scene.backend.ingest(EventBatch.of(1_000_000, held), Duration.ofSeconds(1));
    }
    script(scene, wire);
    scene.store.dieAtCommit(commit, death);
    boolean died = dies(scene);
    scene.store.live();
    if (died) {
      scene.log.appendEvents(EVENTS + 1, EVENTS + 1);
    }
    scene.batches(3);
    String what = "there " + there + ", " + wire + ", commit " + commit + ", " + death;
    if (scene.run().outcome() == Outcome.STOPPED) { // what was scripted had not happened yet
      assertEquals(Outcome.DELIVERED, scene.run().outcome(), what);
    }
    assertEquals(0, scene.run().forwarded(), what);
    List<AuditEvent> expected = new ArrayList<>(held);
    expected.addAll(events(there, false));
    if (died) {
      expected.add(AuditEvents.event(EVENTS + 1));
    }
    assertEquals(AuditEvents.texts(expected), AuditEvents.texts(scene.backend.stored()), what);
  }

  private static void script(Scene scene, Wire wire) {
    switch (wire) {
      case GOOD -> {}
      case LOST_ANSWER -> scene.backend.loseNextAnswer();
      case PARTLY_STORED -> scene.backend.failNextAfterStoring(1, Scene.AWAY);
      case AWAY -> scene.backend.failNext(Scene.UNAUTHORIZED);
      case TOO_LARGE -> scene.backend.takeAtMost(AuditEvents.event(1).bytes() + 5L);
    }
  }

  private static boolean dies(Scene scene) throws InterruptedException {
    try {
      scene.run();
      return false;
    } catch (IOException death) {
      return true;
    }
  }

  private static List<AuditEvent> events(int bits, boolean set) {
    List<AuditEvent> events = new ArrayList<>();
    for (int n = 0; n < EVENTS; n++) {
      if ((bits >> n & 1) == (set ? 1 : 0)) {
        events.add(AuditEvents.event(n + 1));
      }
    }
    return events;
  }
}
