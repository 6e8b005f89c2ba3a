package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.testkit.AuditEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the backend's list says about the log. */
class ComparisonTest {
  private final List<AuditEvent> list = new ArrayList<>();

  private Scene delivered(int events) throws Exception {
    Scene scene = Scene.ofEvents(events);
    scene.run();
    list.addAll(scene.backend.stored());
    scene.delivered = new ListOfStored(() -> list);
    return scene;
  }

  private static Comparison compare(Scene scene) throws Exception {
    return Comparison.of(
        scene.log, scene.store, scene.quarantine, scene.inventory(), Duration.ofSeconds(9));
  }

  private static List<Long> numbers(List<Comparison.Numbered> named) {
    return named.stream().map(Comparison.Numbered::number).toList();
  }

  @Test
  void where_all_is_well_nothing_is_missing_or_doubled() throws Exception {
    Scene scene = delivered(5);
    assertEquals(new Comparison(5, 5, 0, List.of(), 0, 0, 0, List.of(), 0), compare(scene));
  }

  @Test
  void missing_events_are_counted_and_the_first_few_named() throws Exception {
    Scene scene = delivered(20);
    list.removeIf(event -> event.line() > 3 && event.line() % 2 == 0);
    Comparison found = compare(scene);
    assertEquals(9, found.missing());
    assertEquals(List.of(4L, 6L, 8L, 10L, 12L), numbers(found.firstMissing()));
    assertEquals(AuditEvents.event(4), found.firstMissing().get(0).event());
    assertEquals(11, found.held());
  }

  @Test
  void an_event_that_is_there_more_often_than_in_the_log_is_doubled() throws Exception {
    Scene scene = delivered(4);
    list.addAll(AuditEvents.events(2, 3));
    list.addAll(AuditEvents.events(3, 3));
    Comparison found = compare(scene);
    assertEquals(3, found.doubled());
    assertEquals(List.of(2L, 3L), numbers(found.firstDoubled()));
    assertEquals(0, found.missing());
    assertEquals(0, found.others());
  }

  @Test
  void events_of_others_are_neither() throws Exception {
    Scene scene = delivered(4);
    list.addAll(AuditEvents.events(50, 52));
    assertEquals(new Comparison(7, 4, 0, List.of(), 0, 0, 0, List.of(), 3), compare(scene));
  }

  @Test
  void what_waits_is_not_missing() throws Exception {
    Scene scene = delivered(4);
    scene.log.appendEvents(5, 7);
    Comparison found = compare(scene);
    assertEquals(3, found.waiting());
    assertEquals(0, found.missing());
  }

  @Test
  void what_is_in_quarantine_is_not_missing() throws Exception {
    Scene scene = Scene.ofEvents(4).quarantining();
    scene.backend.refuse(event -> event.line() == 2);
    scene.run();
    Comparison found = compare(scene);
    assertEquals(1, found.quarantined());
    assertEquals(0, found.missing());
  }

  @Test
  void equal_events_of_the_log_need_as_many_at_the_backend() throws Exception {
    Scene scene = Scene.ofEvents(1);
    scene.log.appendEvents(1, 1);
    scene.run();
    assertEquals(0, compare(scene).missing());
    scene.delivered = new ListOfStored(() -> AuditEvents.events(1, 1));
    assertEquals(1, compare(scene).missing());
  }

  @Test
  void without_an_answer_there_is_no_comparison() throws Exception {
    Scene scene = delivered(2);
    scene.delivered.failNext(Scene.UNAUTHORIZED);
    assertThrows(BackendException.class, () -> compare(scene));
  }
}
