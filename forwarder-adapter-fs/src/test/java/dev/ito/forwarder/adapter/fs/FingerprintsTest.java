package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final Random chance = new Random(3);

  private static Fingerprints of(long... oldestFirst) {
    Fingerprints fingerprints = new Fingerprints();
    for (long each : oldestFirst) {
      fingerprints.add(each);
    }
    return fingerprints;
  }

  @Test
  void all_of_them_come_back_newest_first() {
    Fingerprints again = new Fingerprints(of(0, -1, Long.MIN_VALUE, 7).encode());
    assertArrayEquals(new long[] {7, Long.MIN_VALUE, -1, 0}, again.newestFirst());
    assertArrayEquals(new long[0], new Fingerprints(of().encode()).newestFirst());
  }

  @Test
  void wherever_it_is_written_and_read_between_them_the_last_ones_are_remembered() {
    for (int round = 0; round < 50; round++) {
      long[] all = chance.longs(chance.nextInt(3 * Fingerprints.REMEMBERED)).toArray();
      Fingerprints walking = of();
      for (long each : all) {
        walking.add(each);
        if (chance.nextInt(700) == 0) {
          walking = new Fingerprints(walking.encode());
        }
      }
      assertTrue(Fingerprints.isEncoded(walking.encode()));
      assertArrayEquals(newestFirst(all), walking.newestFirst());
    }
  }

  private static long[] newestFirst(long[] all) {
    long[] newest = new long[Math.min(all.length, Fingerprints.REMEMBERED)];
    for (int n = 0; n < newest.length; n++) {
      newest[n] = all[all.length - 1 - n];
    }
    return newest;
  }

  @Test
  void a_place_where_nothing_was_added_is_written_as_it_was_read() {
    String written = of(1, 2, 3).encode();
    assertEquals(written, new Fingerprints(written).encode());
  }
}
