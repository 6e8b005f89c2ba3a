package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: what they hold and what they refuse. */
class ValuesTest {

  @Test
  void a_place_of_which_only_the_count_is_known_has_no_mark() {
    assertEquals(new LogPosition(7, ""), LogPosition.ofCount(7));
    assertEquals(LogPosition.START, LogPosition.ofCount(0));
  }

  @Test
  void a_place_shows_its_count_and_not_its_mark() {
    assertEquals("LogPosition{7}", new LogPosition(7, "mark").toString());
  }

  @Test
  void batches_show_their_keys_and_nothing_of_their_events() {
    EventBatch batch = new EventBatch(new IdempotencyKey("k"), Events.numbered(1, 3));
    assertEquals("EventBatch{k, 3 events}", batch.toString());
    InFlight open = InFlight.of(List.of(batch), LogPosition.ofCount(3));
    assertEquals("InFlight{[EventBatch{k, 3 events}], LogPosition{3}}", open.toString());
    assertEquals(
        "InFlight{[EventBatch{k, 3 events}], LogPosition{3}, head refused}",
        open.withHeadRefused(true).toString());
  }

  @Test
  void a_place_has_no_negative_count() {
    assertThrows(IllegalArgumentException.class, () -> LogPosition.ofCount(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "\na", "\ra"})
  void a_destination_has_a_name_of_one_line(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Destination(name));
  }

  @Test
  void a_destination_shows_its_name() {
    assertEquals("https://a.example/x", new Destination("https://a.example/x").toString());
  }

  @Test
  void a_limit_is_positive() {
    assertEquals(1, new BodyLimit(1, Instant.EPOCH).bytes());
    assertThrows(IllegalArgumentException.class, () -> new BodyLimit(0, Instant.EPOCH));
  }

  @Test
  void a_pause_follows_a_failure() {
    assertThrows(IllegalArgumentException.class, () -> new Pause(Instant.EPOCH, 0, "away"));
  }

  @Test
  void totals_are_added_one_by_one() {
    assertEquals(
        new Totals(11, 22, 33, 44, 55, 66, 77),
        new Totals(1, 2, 3, 4, 5, 6, 7).plus(new Totals(10, 20, 30, 40, 50, 60, 70)));
  }

  @Test
  void an_exception_carries_its_error_and_says_what_it_says() {
    BackendError error = new BackendError.NotFound("nothing here", OptionalInt.of(404));
    BackendException exception = new BackendException(error);
    assertSame(error, exception.error());
    assertEquals("nothing here", exception.getMessage());
  }
}
