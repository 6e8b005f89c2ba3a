package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The machine's own time and chance. */
class SystemTimingTest {
  private final Timing timing = Timing.system();

  @Test
  void a_wait_takes_as_long_as_it_is_asked_to() throws Exception {
    long begin = timing.nanos();
    timing.sleep(Duration.ofMillis(5));
    assertTrue(timing.nanos() - begin >= Duration.ofMillis(5).toNanos());
  }

  @Test
  void an_interrupt_ends_a_wait() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> timing.sleep(Duration.ofDays(1)));
  }

  @Test
  void the_time_of_day_is_the_machines() {
    Instant before = Instant.now();
    assertFalse(timing.now().isBefore(before));
  }

  @Test
  void chance_differs_from_call_to_call_and_stays_below_one() {
    double[] draws = DoubleStream.generate(timing::chance).limit(1_000).toArray();
    assertTrue(DoubleStream.of(draws).allMatch(draw -> draw >= 0 && draw < 1));
    assertTrue(DoubleStream.of(draws).distinct().count() > 900);
  }
}
