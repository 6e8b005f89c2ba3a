package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.LogChanges;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LogChanges} must do. Each test begins without a log.
 *
 * @since 0.1.0
 */
public abstract class LogChangesContract {
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** For subclasses. */
  protected LogChangesContract() {}

  /**
   * Changes of the log of this test, from now on.
   *
   * @return a new one at each call
   * @throws Exception if it cannot be made
   */
  protected abstract LogChanges newChanges() throws Exception;

  /**
   * Puts a text in the place of all that the log holds.
   *
   * @param text at least one line
   * @throws Exception if it cannot be written
   */
  protected abstract void write(String text) throws Exception;

  /**
   * Appends text to the log, which is made if it does not exist.
   *
   * @param text at least one line
   * @throws Exception if it cannot be written
   */
  protected abstract void append(String text) throws Exception;

  /**
   * Removes the log.
   *
   * @throws Exception if it cannot be removed
   */
  protected abstract void remove() throws Exception;

  /**
   * Lets something happen to the log while somebody waits.
   *
   * @param after how long after the wait has begun, about
   * @param what happens
   */
  protected abstract void meanwhile(Duration after, Action what);

  /** Something that happens to a log. */
  @FunctionalInterface
  public interface Action {
    /**
     * Lets it happen.
     *
     * @throws Exception if it does not
     */
    void happen() throws Exception;
  }

  @Test
  public final void without_a_change_the_time_goes_by() throws Exception {
    try (LogChanges changes = newChanges()) {
      assertFalse(changes.await(SHORT));
      assertFalse(changes.await(Duration.ZERO));
    }
  }

  @Test
  public final void a_change_before_the_wait_is_not_lost() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      append("two\n");
      assertTrue(changes.await(LONG));
      quiet(changes);
      append("three\n");
      assertTrue(changes.await(LONG));
    }
  }

  @Test
  public final void a_change_ends_the_wait() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      meanwhile(SHORT, () -> append("two\n"));
      assertTrue(changes.await(LONG));
    }
  }

  @Test
  public final void the_making_of_the_log_is_a_change() throws Exception {
    try (LogChanges changes = newChanges()) {
      meanwhile(SHORT, () -> append("one\n"));
      assertTrue(changes.await(LONG));
      quiet(changes);
      meanwhile(SHORT, () -> append("two\n"));
      assertTrue(changes.await(LONG));
    }
  }

  @Test
  public final void cutting_and_removing_the_log_is_a_change() throws Exception {
    append("one\ntwo\n");
    try (LogChanges changes = newChanges()) {
      write("three\n");
      assertTrue(changes.await(LONG));
      quiet(changes);
      remove();
      assertTrue(changes.await(LONG));
      quiet(changes);
      append("four\n");
      assertTrue(changes.await(LONG));
    }
  }

  @Test
  public final void whoever_is_interrupted_stops_waiting() throws Exception {
    try (LogChanges changes = newChanges()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> changes.await(LONG));
      assertEquals(false, Thread.currentThread().isInterrupted());
    }
  }

  /** One change may be told of more than once, but not without end. */
  private static void quiet(LogChanges changes) throws Exception {
    int told = 0;
    while (changes.await(SHORT)) {
      told++;
      assertTrue(told < 10, "still changing although nothing happens");
    }
  }
}
