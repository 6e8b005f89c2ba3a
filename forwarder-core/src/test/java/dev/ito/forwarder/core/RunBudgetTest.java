package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunBudgetTest {
  private final VirtualTime time = new VirtualTime();
  private final RunBudget second = new RunBudget(time, Optional.of(Duration.ofSeconds(1)));

  @Test
  void a_wait_that_leaves_no_time_for_anything_behind_it_is_not_allowed() {
    assertTrue(second.allows(Duration.ofNanos(999_999_999)));
    assertFalse(second.allows(Duration.ofSeconds(1)));
  }

  @Test
  void the_time_is_up_with_its_last_nanosecond() {
    time.advance(Duration.ofNanos(999_999_999));
    assertFalse(second.isUp());
    assertEquals(Duration.ofMillis(1), second.forRequest(), "too little for any request");
    time.advance(Duration.ofNanos(1));
    assertTrue(second.isUp());
  }
}
