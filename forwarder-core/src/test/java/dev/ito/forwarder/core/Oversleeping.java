package dev.ito.forwarder.core;

import dev.ito.forwarder.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;

/** Waits longer than it was asked to, as a busy machine does. */
record Oversleeping(VirtualTime time, Duration more) implements Timing {
  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    time.sleep(duration);
    time.advance(more);
  }

  @Override
  public double chance() {
    return time.chance();
  }
}
