package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintCountsTest {
  private final FingerprintCounts counts = new FingerprintCounts();

  @Test
  void equal_ones_are_counted_and_taken_one_by_one() {
    counts.add(7);
    counts.add(7);
    counts.add(0);
    assertEquals(3, counts.size());
    assertTrue(counts.take(7));
    assertTrue(counts.take(7));
    assertFalse(counts.take(7));
    assertTrue(counts.take(0), "zero is a fingerprint like any other");
    assertFalse(counts.take(0));
    assertEquals(0, counts.size());
  }

  @Test
  void all_of_a_kind_can_be_taken_at_once() {
    counts.add(7);
    counts.add(7);
    counts.add(8);
    assertEquals(2, counts.takeAll(7));
    assertEquals(0, counts.takeAll(7));
    assertEquals(1, counts.size());
  }

  @Test
  void it_counts_as_a_map_does() {
    Random random = new Random(11);
    Map<Long, Integer> model = new HashMap<>();
    for (int n = 0; n < 200_000; n++) {
      long key = random.nextInt(20_000) * (random.nextBoolean() ? 1L : 1L << 40);
      if (random.nextInt(3) > 0) {
        counts.add(key);
        model.merge(key, 1, Integer::sum);
      } else {
        boolean there = model.getOrDefault(key, 0) > 0;
        assertEquals(there, counts.take(key));
        if (there) {
          model.merge(key, -1, Integer::sum);
        }
      }
    }
    assertEquals(model.values().stream().mapToLong(c -> c).sum(), counts.size());
  }
}
