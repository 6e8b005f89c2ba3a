package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Backlog;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How old events are, by what they say themselves. */
final class Ages {
  private Ages() {}

  /** The age of the oldest event that waits; never negative. Empty where it says no time. */
  static Optional<Duration> ofOldest(Backlog backlog, Instant now) {
    return backlog
        .oldest()
        .flatMap(event -> time(event.details().timestamp()))
        .map(time -> time.isAfter(now) ? Duration.ZERO : Duration.between(time, now));
  }

  /** A time as writers of events should spell it, and nothing else checks. */
  static Optional<Instant> time(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}
