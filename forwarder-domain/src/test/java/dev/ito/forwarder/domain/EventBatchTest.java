package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBatchTest {

  @Test
  void its_key_is_that_of_its_events() {
    EventBatch batch = EventBatch.of(4, Events.numbered(5, 6));
    assertEquals(IdempotencyKey.of(4, Events.numbered(5, 6)), batch.key());
    assertEquals(2, batch.size());
  }

  @Test
  void its_bytes_are_those_of_the_events_and_of_the_commas_between_them() {
    assertEquals(7, EventBatch.of(0, Events.numbered(1, 1)).bytes());
    assertEquals(3 * 7 + 2, EventBatch.of(0, Events.numbered(1, 3)).bytes());
  }

  @Test
  void it_does_not_change_when_the_list_it_was_made_of_does() {
    List<AuditEvent> events = new ArrayList<>(Events.numbered(1, 2));
    EventBatch batch = EventBatch.of(0, events);
    events.clear();
    assertEquals(2, batch.size());
    assertThrows(UnsupportedOperationException.class, () -> batch.events().clear());
  }

  @Test
  void it_is_not_empty() {
    IdempotencyKey key = new IdempotencyKey("k");
    assertThrows(IllegalArgumentException.class, () -> new EventBatch(key, List.of()));
  }

  @Test
  void it_is_confirmed_by_counts_that_add_up_to_its_size() {
    EventBatch batch = EventBatch.of(0, Events.numbered(1, 3));
    assertTrue(new IngestResult(3, 0).confirms(batch));
    assertTrue(new IngestResult(1, 2).confirms(batch));
    assertTrue(new IngestResult(0, 3).confirms(batch));
    assertFalse(new IngestResult(0, 0).confirms(batch));
    assertFalse(new IngestResult(3, 1).confirms(batch));
    assertFalse(new IngestResult(Integer.MAX_VALUE, Integer.MAX_VALUE).confirms(batch));
  }

  @Test
  void counts_are_not_negative() {
    assertThrows(IllegalArgumentException.class, () -> new IngestResult(-1, 4));
    assertThrows(IllegalArgumentException.class, () -> new IngestResult(4, -1));
  }
}
