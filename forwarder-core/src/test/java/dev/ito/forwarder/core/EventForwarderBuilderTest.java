package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import dev.ito.forwarder.testkit.InMemoryBackend;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import dev.ito.forwarder.testkit.InMemoryQuarantine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a forwarder is composed of, and what it does not do without. */
class EventForwarderBuilderTest {
  private final InMemoryBackend backend = new InMemoryBackend();
  private final EventForwarderBuilder half = EventForwarder.from(InMemoryAuditLog.ofEvents(3));
  private final EventForwarderBuilder whole =
      EventForwarder.from(InMemoryAuditLog.ofEvents(3))
          .to(backend)
          .keeping(new InMemoryCheckpointStore());

  @Test
  void a_log_a_backend_and_a_store_are_enough() throws Exception {
    ForwardReport report = whole.build().forward();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(3, backend.stored().size());
  }

  @Test
  void what_is_built_does_not_change_with_its_builder() throws Exception {
    EventForwarder built = whole.build();
    InMemoryBackend other = new InMemoryBackend();
    whole.to(other);
    built.forward();
    assertEquals(3, backend.stored().size());
    assertEquals(0, other.stored().size());
  }

  @Test
  void a_missing_part_is_named_with_the_method_that_takes_it() {
    InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    assertRefused("to(...)", () -> half.keeping(store).build());
    EventForwarderBuilder noStore = EventForwarder.from(new InMemoryAuditLog()).to(backend);
    assertRefused("keeping(...)", noStore::build);
  }

  @Test
  void whoever_sets_refused_events_aside_needs_a_place_for_them() {
    ForwardSettings aside =
        ForwardSettings.DEFAULT.withOnRejected(ForwardSettings.OnRejected.QUARANTINE);
    assertRefused("quarantining(...)", whole.with(aside)::build);
    assertRefused("onRejected", whole.with(aside)::build);
    whole.quarantining(new InMemoryQuarantine()).build();
  }

  @Test
  void no_part_is_null() {
    assertNull("log", () -> EventForwarder.from(null));
    assertNull("ingest", () -> whole.to(null));
    assertNull("checkpoints", () -> whole.keeping(null));
    assertNull("quarantine", () -> whole.quarantining(null));
    assertNull("settings", () -> whole.with(null));
    assertNull("timing", () -> whole.timedBy(null));
    assertNull("listener", () -> whole.telling(null));
  }

  private static void assertRefused(String named, Executable build) {
    String message = assertThrows(IllegalStateException.class, build).getMessage();
    assertTrue(message.contains(named), message);
  }

  private static void assertNull(String part, Executable given) {
    assertEquals(part, assertThrows(NullPointerException.class, given).getMessage());
  }
}
