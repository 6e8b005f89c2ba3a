package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void the_derivation_never_changes_because_keys_outlive_versions() {
    assertEquals(
        "69c4641cc17761b15d1757d973b59780-event-forward",
        IdempotencyKey.of(7, Events.numbered(1, 3)).value());
  }

  @Test
  void the_same_events_at_the_same_place_have_the_same_key() {
    assertEquals(
        IdempotencyKey.of(7, Events.numbered(1, 3)), IdempotencyKey.of(7, Events.numbered(1, 3)));
  }

  @Test
  void equal_batches_at_different_places_have_different_keys() {
    assertNotEquals(
        IdempotencyKey.of(0, Events.numbered(1, 1)), IdempotencyKey.of(1, Events.numbered(1, 1)));
  }

  @Test
  void a_batch_and_its_beginning_have_different_keys() {
    assertNotEquals(
        IdempotencyKey.of(0, Events.numbered(1, 2)), IdempotencyKey.of(0, Events.numbered(1, 1)));
  }

  @Test
  void where_one_event_ends_and_the_next_begins_is_part_of_the_key() {
    assertNotEquals(
        IdempotencyKey.of(0, List.of(Events.event(1, "ab"), Events.event(2, "c"))),
        IdempotencyKey.of(0, List.of(Events.event(1, "a"), Events.event(2, "bc"))));
  }

  @Test
  void a_shorter_event_behind_a_longer_one_counts_with_its_own_bytes_only() {
    assertNotEquals(
        IdempotencyKey.of(0, List.of(Events.event(1, "longer"), Events.event(2, "a"))),
        IdempotencyKey.of(0, List.of(Events.event(1, "longer"), Events.event(2, "b"))));
    assertEquals(
        IdempotencyKey.of(0, List.of(Events.event(1, "longer"), Events.event(2, "a"))),
        IdempotencyKey.of(0, List.of(Events.event(5, "longer"), Events.event(6, "a"))));
  }

  @Test
  void the_key_ends_as_the_existing_program_ends_it_in_characters_that_the_endpoint_takes() {
    String key = IdempotencyKey.of(0, Events.numbered(1, 100)).value();
    assertTrue(key.matches("[0-9a-f]{32}-event-forward"), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "azAZ09-_", "550e8400-e29b-41d4-a716-446655440000-event-forward"})
  void what_the_endpoint_takes_is_a_key(String value) {
    assertEquals(value, new IdempotencyKey(value).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a.b", "a b", "a/b", "a:b", "a@b", "a[b", "a`b", "a{b", "\u00fc", "k\n"})
  void what_the_endpoint_refuses_is_no_key(String value) {
    assertThrows(IllegalArgumentException.class, () -> new IdempotencyKey(value));
  }

  @Test
  void a_key_has_128_characters_at_most() {
    assertEquals(128, new IdempotencyKey("k".repeat(128)).value().length());
    assertThrows(IllegalArgumentException.class, () -> new IdempotencyKey("k".repeat(129)));
  }
}
