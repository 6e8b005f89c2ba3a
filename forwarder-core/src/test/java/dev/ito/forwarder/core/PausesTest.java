package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a run in no hurry leaves a backend alone. */
class PausesTest {
  private final VirtualTime time = new VirtualTime();

  PausesTest() {
    time.chance(() -> 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "9, 600", "100, 600"})
  void it_doubles_with_every_failure_up_to_ten_minutes(int failure, long seconds) {
    assertPause(seconds, failure, Scene.AWAY);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "5, 5", "6, 6", "3600, 3600", "86399, 86399", "86400, 5"})
  void a_backend_that_asks_for_more_gets_it_and_one_that_asks_for_less_does_not(
      long asked, long seconds) {
    assertPause(seconds, 1, Scene.throttledFor(Duration.ofSeconds(asked)));
  }

  @Test
  void chance_adds_a_fifth_at_most() {
    time.chance(() -> 0.5);
    Pause pause = Pauses.after(Optional.empty(), Scene.AWAY, time);
    assertEquals(VirtualTime.START.plusMillis(5_500), pause.until());
  }

  private void assertPause(long seconds, int failure, BackendError error) {
    Optional<Pause> earlier =
        Optional.of(failure - 1).filter(n -> n > 0).map(n -> new Pause(time.now(), n, "away"));
    Pause pause = Pauses.after(earlier, error, time);
    assertEquals(VirtualTime.START.plusSeconds(seconds), pause.until());
    assertEquals(failure, pause.failures());
  }
}
