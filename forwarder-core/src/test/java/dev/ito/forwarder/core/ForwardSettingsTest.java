package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import dev.ito.forwarder.core.ForwardSettings.OnRejected;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardSettingsTest {
  private static final ForwardSettings DEFAULT = ForwardSettings.DEFAULT;

  @Test
  void the_defaults_are_those_of_the_existing_program_where_it_has_them() {
    assertEquals(100, DEFAULT.batchSize());
    assertEquals(new RetrySettings(3, Duration.ofMillis(500)), DEFAULT.retry());
    assertEquals(Optional.empty(), DEFAULT.deadline());
    assertEquals(OnRejected.STOP, DEFAULT.onRejected());
    assertEquals(OnNewDestination.REFUSE, DEFAULT.onNewDestination());
    assertTrue(DEFAULT.reconcile());
  }

  @Test
  void each_change_keeps_all_the_rest() {
    RetrySettings retry = new RetrySettings(1, Duration.ofSeconds(1));
    assertEquals(
        new ForwardSettings(
            7,
            2_000,
            retry,
            OnRejected.QUARANTINE,
            Optional.of(Duration.ofSeconds(3)),
            true,
            OnNewDestination.CONTINUE,
            false),
        DEFAULT
            .withBatchSize(7)
            .withBatchBytes(2_000)
            .withRetry(retry)
            .withOnRejected(OnRejected.QUARANTINE)
            .withDeadline(Duration.ofSeconds(3))
            .withBestEffort(true)
            .withOnNewDestination(OnNewDestination.CONTINUE)
            .withReconcile(false));
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.withBatchSize(-1));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.withBatchBytes(1_023));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.withDeadline(Duration.ZERO));
    Duration second = Duration.ofSeconds(1);
    assertThrows(IllegalArgumentException.class, () -> new RetrySettings(-1, second));
    assertThrows(IllegalArgumentException.class, () -> new RetrySettings(1, Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 32000", "8, 60000", "9, 60000", "100000, 60000"})
  void waits_double_up_to_a_minute(int failedAttempts, long millis) {
    assertEquals(millis, RetrySettings.DEFAULT.delayAfter(failedAttempts).toMillis());
  }

  @Test
  void a_first_wait_that_is_too_long_is_shortened() {
    RetrySettings days = new RetrySettings(1, Duration.ofDays(10_000));
    assertEquals(RetrySettings.LONGEST_DELAY, days.delayAfter(1));
    assertEquals(RetrySettings.LONGEST_DELAY, days.delayAfter(5));
  }
}
