package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one place has is never taken for what another has. */
class DestinationTest {
  private static final Destination ELSEWHERE = new Destination("https://other.example/acme/w");

  @Test
  void the_first_run_binds_the_state_to_its_destination() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.run();
    assertEquals(Optional.of(scene.backend.destination()), scene.stored().destination());
  }

  @Test
  void another_destination_gets_nothing_and_the_state_is_as_it_was() throws Exception {
    Scene scene = moved();
    Destination old = scene.stored().destination().orElseThrow();
    Checkpoint before = scene.stored();
    ForwardReport report = scene.run();
    assertEquals(Outcome.OTHER_DESTINATION, report.outcome());
    assertEquals(Optional.of(old), report.boundTo());
    assertEquals(3, report.newOffset());
    assertEquals(1, scene.backend.requests().size());
    assertEquals(before, scene.stored());
  }

  @Test
  void to_continue_sends_only_the_rest_to_the_new_destination() throws Exception {
    Scene scene = moved();
    scene.settings = scene.settings.withOnNewDestination(OnNewDestination.CONTINUE);
    ForwardReport report = scene.run();
    assertEquals(2, report.forwarded());
    assertEquals(Optional.of(ELSEWHERE), scene.stored().destination());
    scene.assertStored(1, 5);
  }

  @Test
  void from_the_start_sends_the_whole_log_to_the_new_destination() throws Exception {
    Scene scene = moved();
    scene.delivered = new ListOfStored(List::of);
    scene.settings = scene.settings.withOnNewDestination(OnNewDestination.FROM_START);
    ForwardReport report = scene.run();
    assertEquals(5, report.forwarded());
    assertEquals(5, report.newOffset());
    assertEquals(8, scene.stored().totals().forwarded(), "totals are kept");
    assertEquals(0, scene.run().forwarded(), "once");
  }

  @Test
  void from_the_start_leaves_out_what_the_new_destination_says_that_it_has() throws Exception {
    Scene scene = moved();
    scene.settings = scene.settings.withOnNewDestination(OnNewDestination.FROM_START);
    ForwardReport report = scene.run();
    assertEquals(2, report.forwarded());
    assertEquals(3, report.duplicates());
    scene.assertStored(1, 5);
  }

  @Test
  void what_is_in_flight_goes_to_the_new_destination_when_it_continues() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    scene.backend.moveTo(ELSEWHERE);
    assertEquals(Outcome.OTHER_DESTINATION, scene.run().outcome());
    assertTrue(scene.stored().inFlight().isPresent());
    scene.settings = scene.settings.withOnNewDestination(OnNewDestination.CONTINUE);
    scene.run();
    assertEquals(1, new HashSet<>(scene.requestKeys()).size());
    scene.assertStored(1, 3);
  }

  @Test
  void the_old_limit_and_the_old_pause_mean_nothing_at_the_new_destination() throws Exception {
    Scene scene = Scene.ofEvents(8);
    scene.backend.takeAtMost(1_000);
    scene.run();
    scene.log.appendEvents(9, 9);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    assertTrue(scene.run().pause().isPresent());
    assertTrue(scene.stored().bodyLimit().isPresent());
    scene.backend.moveTo(ELSEWHERE);
    scene.backend.takeAtMost(Long.MAX_VALUE);
    scene.settings =
        scene.settings.withOnNewDestination(OnNewDestination.CONTINUE).withBestEffort(true);
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    assertEquals(Optional.empty(), scene.stored().bodyLimit());
    scene.assertStored(1, 9);
  }

  /** Three events are at the first destination, two more are in the log, and the address moved. */
  private static Scene moved() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.run();
    scene.log.appendEvents(4, 5);
    scene.backend.moveTo(ELSEWHERE);
    return scene;
  }
}
