package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.testkit.AuditEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCutterTest {

  @Test
  void nothing_is_cut_into_nothing() {
    assertEquals(List.of(), BatchCutter.cut(0, List.of(), 3, 1_000));
  }

  @Test
  void what_is_around_the_events_of_a_request_has_room_in_it() {
    ForwardSettings settings = ForwardSettings.DEFAULT.withBatchBytes(2_000);
    long events = BatchCutter.maxBytes(settings, Optional.empty(), Instant.EPOCH);
    assertEquals(2_000, events + BatchCutter.ENVELOPE_BYTES);
  }

  @Test
  void a_batch_of_exactly_the_allowed_bytes_stays_whole() {
    EventBatch whole = EventBatch.of(5, AuditEvents.events(1, 4));
    assertEquals(List.of(whole), BatchCutter.cut(5, whole.events(), 10, whole.bytes()));
    assertEquals(2, BatchCutter.cut(5, whole.events(), 10, whole.bytes() - 1).size());
  }

  @Test
  void every_cut_keeps_all_events_in_order_and_no_batch_could_take_one_more() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      List<AuditEvent> events = randomEvents(random);
      int maxEvents = 1 + random.nextInt(8);
      long maxBytes = 200 + random.nextInt(3_000);
      List<EventBatch> batches = BatchCutter.cut(100, events, maxEvents, maxBytes);
      assertEquals(events, batches.stream().flatMap(b -> b.events().stream()).toList());
      assertTight(batches, maxEvents, maxBytes);
      assertKeyed(100, batches);
    }
  }

  @Test
  void halves_differ_by_one_event_at_most() {
    for (int size = 2; size <= 100; size++) {
      EventBatch batch = EventBatch.of(3, AuditEvents.events(1, size));
      List<EventBatch> halves = BatchCutter.halve(3, batch);
      assertEquals((size + 1) / 2, halves.get(0).size());
      assertEquals(size / 2, halves.get(1).size());
      assertEquals(batch.events(), halves.stream().flatMap(b -> b.events().stream()).toList());
      assertKeyed(3, halves);
    }
  }

  private static void assertTight(List<EventBatch> batches, int maxEvents, long maxBytes) {
    for (int n = 0; n < batches.size(); n++) {
      EventBatch batch = batches.get(n);
      assertTrue(batch.size() <= maxEvents);
      assertTrue(batch.bytes() <= maxBytes || batch.size() == 1);
      if (n + 1 < batches.size() && batch.size() < maxEvents) {
        long withNext = batch.bytes() + 1 + batches.get(n + 1).events().get(0).bytes();
        assertTrue(withNext > maxBytes, "one more would have fitted");
      }
    }
  }

  /** The sequence of each batch is that of the first, and how many events stand between. */
  private static void assertKeyed(long sequence, List<EventBatch> batches) {
    long next = sequence;
    for (EventBatch batch : batches) {
      assertEquals(EventBatch.of(next, batch.events()), batch);
      next += batch.size();
    }
  }

  private static List<AuditEvent> randomEvents(Random random) {
    List<AuditEvent> events = new ArrayList<>();
    int count = random.nextInt(30);
    for (int n = 1; n <= count; n++) {
      events.add(AuditEvents.event(n, AuditEvents.sizedJson(n, 200 + random.nextInt(1_500))));
    }
    return events;
  }
}
