package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final LogPosition PLACE = new LogPosition(7, "seven");
  private static final LogPosition END = new LogPosition(12, "twelve");
  private static final EventBatch FIRST = EventBatch.of(7, Events.numbered(8, 10));
  private static final EventBatch SECOND = EventBatch.of(10, Events.numbered(11, 12));
  private static final InFlight BOTH = InFlight.of(List.of(FIRST, SECOND), END);

  @Test
  void it_begins_at_the_start_with_nothing_known() {
    assertEquals(Checkpoint.at(LogPosition.START).withReconciling(true), Checkpoint.INITIAL);
    assertEquals(0, Checkpoint.INITIAL.sequence());
    assertEquals(Totals.NONE, Checkpoint.INITIAL.totals());
  }

  @Test
  void a_count_taken_over_is_also_the_sequence() {
    assertEquals(7, Checkpoint.at(PLACE).sequence());
  }

  @Test
  void settling_all_is_settling_one_after_the_other() {
    Checkpoint full = Checkpoint.at(PLACE).sending(BOTH);
    assertEquals(full.settledHead().settledHead(), full.settledAll());
    assertEquals(full.settledAll(), full.settledAll().settledAll());
  }

  @Test
  void settling_a_batch_moves_the_count_and_keeps_the_mark_until_all_are_settled() {
    Checkpoint one = Checkpoint.at(PLACE).sending(BOTH).settledHead();
    assertEquals(new LogPosition(10, "seven"), one.confirmed());
    assertEquals(10, one.sequence());
    assertEquals(Optional.of(InFlight.of(List.of(SECOND), END)), one.inFlight());
    Checkpoint two = one.settledHead();
    assertEquals(END, two.confirmed());
    assertEquals(12, two.sequence());
    assertEquals(Optional.empty(), two.inFlight());
    assertThrows(NoSuchElementException.class, two::settledHead);
  }

  @Test
  void a_word_on_the_first_batch_says_nothing_of_the_second() {
    Checkpoint refused = Checkpoint.at(PLACE).sending(BOTH.withHeadRefused(true));
    assertTrue(refused.inFlight().orElseThrow().headRefused());
    assertFalse(refused.settledHead().inFlight().orElseThrow().headRefused());
    assertFalse(BOTH.withHeadRefused(true).replaceHead(List.of(FIRST)).headRefused());
  }

  @Test
  void moving_back_keeps_the_sequence_and_moving_on_takes_it_along() {
    Checkpoint here = Checkpoint.at(PLACE).sending(BOTH);
    Checkpoint back = here.movedTo(LogPosition.ofCount(2));
    assertEquals(2, back.confirmed().count());
    assertEquals(7, back.sequence());
    assertEquals(Optional.empty(), back.inFlight());
    assertEquals(20, here.movedTo(LogPosition.ofCount(20)).sequence());
  }

  @Test
  void each_change_keeps_all_the_rest() {
    Destination where = new Destination("https://a.example/x");
    BodyLimit limit = new BodyLimit(1_000, Instant.EPOCH);
    Pause pause = new Pause(Instant.EPOCH, 1, "away");
    History past = History.NONE.succeeded(Instant.EPOCH).failed(Instant.EPOCH, "away");
    Checkpoint full =
        Checkpoint.at(PLACE)
            .sending(BOTH)
            .boundTo(where)
            .withBodyLimit(Optional.of(limit))
            .withPause(Optional.of(pause))
            .withReconciling(true)
            .counting(new Totals(1, 2, 3, 4, 5, 6, 7))
            .counting(new Totals(1, 1, 1, 1, 1, 1, 1))
            .withHistory(past);
    assertEquals(
        new Checkpoint(
            PLACE,
            7,
            Optional.of(BOTH),
            Optional.of(where),
            Optional.of(limit),
            Optional.of(pause),
            new Totals(2, 3, 4, 5, 6, 7, 8),
            past,
            true),
        full);
    assertEquals(full.totals(), full.settledHead().settledHead().totals());
    assertEquals(full.pause(), full.movedTo(LogPosition.START).pause());
    assertEquals(past, full.movedTo(LogPosition.START).history());
    assertEquals(past, full.settledHead().history());
    assertTrue(full.settledHead().settledHead().reconciling());
    assertTrue(full.movedTo(LogPosition.START).reconciling());
    assertEquals(full.bodyLimit(), full.settledHead().bodyLimit());
    assertEquals(full.destination(), full.settledHead().destination());
  }

  @Test
  void a_batch_in_flight_can_be_cut_and_the_others_stay_behind_its_parts() {
    List<EventBatch> parts =
        List.of(EventBatch.of(7, Events.numbered(8, 8)), EventBatch.of(8, Events.numbered(9, 10)));
    InFlight cut = BOTH.replaceHead(parts);
    assertEquals(List.of(parts.get(0), parts.get(1), SECOND), cut.batches());
    assertEquals(END, cut.end());
    assertEquals(5, cut.size());
    assertEquals(parts.get(0), cut.head());
  }

  @Test
  void nothing_is_in_flight_without_a_batch() {
    assertThrows(IllegalArgumentException.class, () -> InFlight.of(List.of(), END));
  }
}
