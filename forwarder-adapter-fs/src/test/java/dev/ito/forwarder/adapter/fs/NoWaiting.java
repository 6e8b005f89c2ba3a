package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.core.Timing;
import java.time.Duration;
import java.time.Instant;

/** Time that stands still. */
final class NoWaiting implements Timing {
  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public void sleep(Duration duration) {
    // time stands still
  }

  @Override
  public double chance() {
    return 0;
  }
}
