package dev.ito.forwarder.core;

import java.time.Duration;
import java.time.Instant;

/**
 * Time, waiting and chance, passed in so that tests need neither. Safe for several threads.
 *
 * @since 0.1.0
 */
public interface Timing {

  /**
   * The time of day, for what is remembered across runs.
   *
   * @return now; it may jump
   */
  Instant now();

  /**
   * A clock that only runs forward, for what is measured within a run.
   *
   * @return nanoseconds since some moment
   */
  long nanos();

  /**
   * Waits.
   *
   * @param duration how long
   * @throws InterruptedException if somebody wants this thread to stop
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Chance, to keep many clients from coming back at the same moment.
   *
   * @return evenly from 0 (inclusive) to 1 (exclusive)
   */
  double chance();

  /**
   * The machine's own.
   *
   * @return the real thing
   */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
