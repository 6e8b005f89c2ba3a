package dev.ito.forwarder.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for something that another process does. */
final class Until {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Until() {}

  /** Looks every few milliseconds, for half a minute at most. */
  static void holds(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (end - System.nanoTime() < 0) {
        throw new AssertionError("in vain: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
