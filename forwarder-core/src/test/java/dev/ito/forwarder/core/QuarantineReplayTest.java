package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was refused once may be taken later. */
class QuarantineReplayTest {

  /** Of six events the backend refuses the second and the fifth. */
  private static Scene refusing() throws Exception {
    Scene scene = Scene.ofEvents(6).quarantining();
    scene.backend.refuse(event -> event.line() == 2 || event.line() == 5);
    scene.run();
    assertEquals(2, scene.quarantine.kept().size());
    return scene;
  }

  private static QuarantineReplay replay(Scene scene) {
    return new QuarantineReplay(
        scene.store, scene.backend, scene.quarantine, scene.settings, scene.time);
  }

  private static List<AuditEvent> withLast(Integer... numbers) {
    List<AuditEvent> events = new ArrayList<>();
    for (int n : new int[] {1, 3, 4, 6}) {
      events.add(AuditEvents.event(n));
    }
    for (int n : numbers) {
      events.add(AuditEvents.event(n));
    }
    return events;
  }

  @Test
  void what_the_backend_takes_now_leaves_the_quarantine() throws Exception {
    Scene scene = refusing();
    scene.backend.refuse(event -> false);
    QuarantineReport report = replay(scene).run();
    assertEquals(2, report.forwarded());
    assertTrue(report.allTaken());
    assertEquals(List.of(), scene.quarantine.kept());
    assertEquals(6, scene.offset(), "the place in the log is as it was");
    scene.assertStored(withLast(2, 5));
  }

  @Test
  void what_it_still_refuses_stays_and_the_rest_goes() throws Exception {
    Scene scene = refusing();
    scene.backend.refuse(event -> event.line() == 2);
    QuarantineReport report = replay(scene).run();
    assertEquals(1, report.forwarded());
    assertEquals(1, report.refused());
    assertEquals(2, scene.quarantine.kept().get(0).event().line());
    scene.assertStored(withLast(5));
  }

  @Test
  void a_backend_that_is_away_gets_nothing_and_nothing_is_dropped() throws Exception {
    Scene scene = refusing();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    QuarantineReport report = replay(scene).run();
    assertEquals(2, report.untried());
    assertEquals(Optional.of(Scene.UNAUTHORIZED), report.error());
    assertEquals(2, scene.quarantine.kept().size());
  }

  @Test
  void what_was_taken_refused_and_not_tried_is_told_apart() throws Exception {
    Scene scene = Scene.ofEvents(4).quarantining();
    scene.backend.refuse(event -> true);
    scene.run();
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.REJECTED);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    QuarantineReport report = replay(scene).run();
    assertEquals(1, report.forwarded());
    assertEquals(1, report.refused());
    assertEquals(2, report.untried());
    assertEquals(3, scene.quarantine.kept().size());
  }

  @Test
  void a_death_before_the_dropping_stores_nothing_twice() throws Exception {
    Scene scene = refusing();
    scene.backend.refuse(event -> false);
    scene.quarantine.fill();
    assertThrows(IOException.class, () -> replay(scene).run());
    assertEquals(2, scene.quarantine.kept().size());
    scene.quarantine.makeRoom();
    assertEquals(2, replay(scene).run().duplicates());
    assertEquals(List.of(), scene.quarantine.kept());
    scene.assertStored(withLast(2, 5));
  }

  @Test
  void another_destination_gets_nothing() throws Exception {
    Scene scene = refusing();
    Destination old = scene.backend.destination();
    scene.backend.moveTo(new Destination("https://other.example/x"));
    assertEquals(Optional.of(old), replay(scene).run().boundTo());
    assertEquals(2, scene.quarantine.kept().size());
  }

  @Test
  void while_another_forwarder_is_at_work_nothing_is_done() throws Exception {
    Scene scene = refusing();
    CheckpointStore.Session owner = scene.store.open().orElseThrow();
    QuarantineReport report = replay(scene).run();
    assertTrue(report.busy());
    assertFalse(report.allTaken());
    owner.close();
    assertEquals(2, replay(scene).run().refused());
  }

  @Test
  void it_says_first_how_many_the_backend_has() throws Exception {
    Scene scene = refusing();
    assertEquals(0, QuarantineReplay.held(scene.quarantine, scene.inventory()));
    scene.backend.refuse(event -> false);
    scene.quarantine.fill();
    assertThrows(IOException.class, () -> replay(scene).run());
    assertEquals(2, QuarantineReplay.held(scene.quarantine, scene.inventory()));
  }
}
