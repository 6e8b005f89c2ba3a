package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.testkit.DecodedFingerprints;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import dev.ito.forwarder.testkit.InMemoryDeliveredEvents;
import dev.ito.forwarder.testkit.InMemoryQuarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What has to be given is asked for by its name, before anything is done. */
class MissingPartsTest {
  private static final Destination PLACE = new Destination("https://a.example");
  private static final ForwardSettings SETTINGS = ForwardSettings.DEFAULT;
  private static final Instant NOW = Instant.EPOCH;
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private final AuditLog log = new InMemoryAuditLog();
  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  private final InMemoryQuarantine aside = new InMemoryQuarantine();
  private final Inventory inventory =
      new Inventory(new InMemoryDeliveredEvents(), DecodedFingerprints.INSTANCE);

  @TestFactory
  Stream<DynamicTest> what_is_missing_is_named() {
    return Stream.of(
        missing("log", () -> EventForwarder.from(null)),
        missing("log", () -> ForwardStatus.of(null, store, 1)),
        missing("checkpoints", () -> ForwardStatus.of(log, null, 1)),
        missing("log", () -> ForwardPlan.of(null, store, PLACE, SETTINGS, NOW)),
        missing("checkpoints", () -> ForwardPlan.of(log, null, PLACE, SETTINGS, NOW)),
        missing("destination", () -> ForwardPlan.of(log, store, null, SETTINGS, NOW)),
        missing("settings", () -> ForwardPlan.of(log, store, PLACE, null, NOW)),
        missing("now", () -> ForwardPlan.of(log, store, PLACE, SETTINGS, null)),
        missing("log", () -> Comparison.of(null, store, aside, inventory, LIMIT)),
        missing("checkpoints", () -> Comparison.of(log, null, aside, inventory, LIMIT)),
        missing("quarantine", () -> Comparison.of(log, store, null, inventory, LIMIT)),
        missing("inventory", () -> Comparison.of(log, store, aside, null, LIMIT)),
        missing("quarantined", () -> QuarantineReplay.held(null, inventory)),
        missing("inventory", () -> QuarantineReplay.held(aside, null)),
        missing("settings", () -> ForwardLoop.settings(null)),
        missing("bytes", () -> new Backlog(0, true, 0, null, Optional.empty(), 0)),
        missing("oldest", () -> new Backlog(0, true, 0, OptionalLong.empty(), null, 0)),
        missing("checkpoint", () -> new ForwardStatus(null, List.of(), null, null)));
  }

  @Test
  void what_is_out_of_range_is_refused_with_its_name_its_range_and_its_value() {
    assertRefused("maxBytes is 0 or more, not -1", () -> ForwardStatus.of(log, store, -1));
    assertRefused(
        "limit is positive, not PT0S",
        () -> Comparison.of(log, store, aside, inventory, Duration.ZERO));
  }

  private static void assertRefused(String words, Executable made) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  private static DynamicTest missing(String name, Executable made) {
    return dynamicTest(
        name,
        () -> assertEquals(name, assertThrows(NullPointerException.class, made).getMessage()));
  }
}
