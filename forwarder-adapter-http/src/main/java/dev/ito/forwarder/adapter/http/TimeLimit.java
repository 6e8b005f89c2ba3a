package dev.ito.forwarder.adapter.http;

import feign.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long one exchange may take, in the form in which Feign passes it on. */
final class TimeLimit {
  private static final long ROUND_UP = 999_999;

  private TimeLimit() {}

  /** The shorter of two. */
  static Request.Options within(Duration limit, Duration other) {
    Duration shorter = limit.compareTo(other) < 0 ? limit : other;
    long millis = Math.max(0, shorter.plusNanos(ROUND_UP).toMillis());
    return new Request.Options(millis, TimeUnit.MILLISECONDS, millis, TimeUnit.MILLISECONDS, false);
  }
}
