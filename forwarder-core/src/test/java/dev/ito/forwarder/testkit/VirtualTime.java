package dev.ito.forwarder.testkit;

import dev.ito.forwarder.core.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Time that passes only when somebody waits or says so. For one thread.
 *
 * @since 0.1.0
 */
public final class VirtualTime implements Timing {
  /** When virtual time begins. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private Duration end = Duration.ofDays(10_000);
  private DoubleSupplier chance = () -> 0;
  private boolean interruptNext;

  /** Time that stands at {@link #START}, without chance. */
  public VirtualTime() {}

  /**
   * Lets time pass.
   *
   * @param duration how much
   */
  public void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  /**
   * Decides what chance is from now on.
   *
   * @param next gives values from 0 (inclusive) to 1 (exclusive)
   */
  public void chance(DoubleSupplier next) {
    chance = next;
  }

  /**
   * Lets time pass for somebody who waits for something else than time; not one of the {@link
   * #waits()}.
   *
   * @param duration how much
   * @throws InterruptedException if that is beyond {@link #endAfter}
   */
  public void pass(Duration duration) throws InterruptedException {
    advance(duration);
    if (passed.compareTo(end) > 0) {
      throw new InterruptedException("the test ends here");
    }
  }

  /**
   * Interrupts whoever waits beyond a time.
   *
   * @param total how long after {@link #START}
   */
  public void endAfter(Duration total) {
    end = total;
  }

  /** Lets the next wait end as if somebody had interrupted the thread. */
  public void interruptNextWait() {
    interruptNext = true;
  }

  /**
   * Every wait so far, in order.
   *
   * @return a copy
   */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    waits.add(duration);
    if (interruptNext) {
      interruptNext = false;
      throw new InterruptedException("interrupted by the test");
    }
    pass(duration);
  }

  @Override
  public double chance() {
    return chance.getAsDouble();
  }
}
