package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.Optional;

/** Looks at the events of a log from its start, one after the other. */
final class LogWalk {
  private static final int EVENTS = 1_000;
  private static final long BYTES = 1 << 20;

  private LogWalk() {}

  /** Sees one event. */
  interface Visitor {
    /**
     * Sees one event.
     *
     * @param number which event of the log, counted from 1
     * @return whether to go on
     */
    boolean see(long number, AuditEvent event);
  }

  static void through(AuditLog log, Visitor visitor) throws IOException {
    try (LogReader reader = log.open(LogPosition.START)) {
      long number = 0;
      while (true) {
        LogSlice slice = reader.next(EVENTS, BYTES);
        if (slice.events().isEmpty() && slice.malformed().isEmpty()) {
          return;
        }
        for (AuditEvent event : slice.events()) {
          if (!visitor.see(++number, event)) {
            return;
          }
        }
      }
    }
  }

  /** How many events stand before a place in the log as it is now. */
  static long countBefore(AuditLog log, LogPosition place) throws IOException {
    try (LogReader reader = log.open(place)) {
      return reader.located().position().count();
    }
  }

  /** The number of an event to start with among the first ones, if it is among them. */
  static Optional<Long> find(AuditLog log, ReplayStart start, long among) throws IOException {
    long[] found = {0};
    through(
        log,
        (number, event) -> {
          if (number <= among && start.isAt(number, event)) {
            found[0] = number;
          }
          return number < among && found[0] == 0;
        });
    return Optional.of(found[0]).filter(number -> number > 0);
  }

  /** The place right before an event, with everything that is needed to find it again. */
  static LogPosition before(AuditLog log, long number) throws IOException {
    LogPosition place = LogPosition.START;
    try (LogReader reader = log.open(LogPosition.START)) {
      while (place.count() < number - 1) {
        int most = (int) Math.min(number - 1 - place.count(), EVENTS);
        LogSlice slice = reader.next(most, BYTES);
        if (slice.events().isEmpty() && slice.malformed().isEmpty()) {
          return place; // the log has become shorter meanwhile
        }
        place = slice.end();
      }
    }
    return place;
  }
}
