package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.testkit.AuditEvents;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StandingCountsTest {
  private final StandingCounts counts = new StandingCounts();

  @Test
  void what_was_wanted_may_stand_beside_what_was_found() {
    counts.wanted(1);
    counts.found(3);
    counts.wanted(5);
    counts.wanted(9);
    assertEquals(List.of(3L, 5L, 9L), counts.all());
    assertEquals(List.of(3L, 9L), StandingCounts.but(5, counts.all()));
  }

  @Test
  void what_stands_before_a_forced_one_cannot_come_back() {
    counts.found(3);
    counts.wanted(5);
    counts.wanted(9);
    counts.forced(OptionalLong.empty());
    counts.forced(OptionalLong.of(4));
    assertEquals(List.of(3L, 5L, 9L), counts.all());
    counts.forced(OptionalLong.of(5));
    assertEquals(List.of(5L, 9L), counts.all());
    counts.forced(OptionalLong.of(9));
    assertEquals(List.of(9L), counts.all());
  }

  @Test
  void ahead_is_every_end_of_what_is_in_flight() {
    counts.found(2);
    List<EventBatch> batches =
        List.of(
            EventBatch.of(3, AuditEvents.events(4, 5)), EventBatch.of(5, AuditEvents.events(6, 6)));
    Checkpoint here =
        Checkpoint.at(LogPosition.ofCount(3)).sending(InFlight.of(batches, LogPosition.ofCount(6)));
    assertEquals(List.of(2L, 3L, 5L, 6L), counts.ahead(here));
  }
}
