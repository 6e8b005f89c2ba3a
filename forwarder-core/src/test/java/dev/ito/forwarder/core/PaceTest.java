package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A blip costs little, and a backend that fails now and then is not asked much more for it. */
class PaceTest {
  private static final long SLOW = 30_000;

  private final VirtualTime time = new VirtualTime();
  private final Pace pace = new Pace(Duration.ofMillis(500), time);

  PaceTest() {
    time.chance(() -> 0.5);
  }

  private void assertWait(long millis) {
    assertEquals(millis, pace.afterFailure(Scene.AWAY).toMillis());
  }

  @Test
  void of_the_attempts_at_one_batch_only_the_first_two_use_up_the_budget() {
    for (int batch = 0; batch < 5; batch++) {
      assertWait(250);
      assertWait(500);
      assertWait(1_000);
      pace.succeeded();
    }
    assertWait(SLOW);
  }

  @Test
  void the_last_tenth_of_the_budget_buys_a_quick_attempt_and_nothing_does_not() {
    for (int batch = 0; batch < 11; batch++) {
      assertWait(250);
      pace.succeeded();
    }
    assertWait(SLOW);
  }

  @Test
  void ten_successes_earn_one_quick_attempt() {
    for (int batch = 0; batch < 11; batch++) {
      assertWait(250);
      pace.succeeded();
    }
    for (int batch = 0; batch < 9; batch++) {
      pace.succeeded();
    }
    assertWait(250);
    pace.succeeded();
    assertWait(SLOW);
  }

  @Test
  void what_no_backend_asks_for_in_earnest_is_a_day() {
    Duration asked = Duration.ofDays(400);
    time.chance(() -> 0);
    assertEquals(Duration.ofDays(1), pace.afterFailure(Scene.throttledFor(asked)));
  }
}
