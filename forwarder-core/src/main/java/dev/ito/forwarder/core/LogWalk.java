package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks at the events of a log, one after the other: first those that are dealt with at a place,
 * then those that wait.
 */
final class LogWalk {
  private static final int EVENTS = 1_000;
  private static final long BYTES = 1 << 20;

  private final AuditLog log;
  private final LogPosition place;

  /** A walk through a log, seen from a place in it. */
  LogWalk(AuditLog log, LogPosition place) {
    this.log = log;
    this.place = place;
  }

  /** Sees one event. */
  interface Visitor {
    /**
     * Sees one event.
     *
     * @param number which event it is, counted from 1
     * @param event what it says
     * @return whether to go on
     */
    boolean see(long number, AuditEvent event);
  }

  /** Shows what is dealt with; says how many events were seen. */
  long dealtWith(Visitor visitor) throws IOException {
    try (LogReader reader = again()) {
      return show(reader, 0, visitor);
    }
  }

  /** Reads what is dealt with again; where the log does not say what that is, it is counted. */
  private LogReader again() throws IOException {
    Optional<LogReader> said = log.upTo(place);
    return said.isPresent() ? said.get() : FirstEvents.of(log, place);
  }

  /** Shows what waits; the events are counted on from those that were seen before. */
  void waiting(long seen, Visitor visitor) throws IOException {
    try (LogReader reader = log.open(place)) {
      show(reader, seen, visitor);
    }
  }

  private static long show(LogReader reader, long seen, Visitor visitor) throws IOException {
    long number = seen;
    while (true) {
      LogSlice slice = reader.next(EVENTS, BYTES);
      if (slice.events().isEmpty() && slice.malformed().isEmpty()) {
        return number;
      }
      for (AuditEvent event : slice.events()) {
        if (!visitor.see(++number, event)) {
          return number;
        }
      }
    }
  }

  /** How many events are dealt with and still there. */
  long delivered() throws IOException {
    return dealtWith((number, event) -> true);
  }

  /** The number of an event to start with among those that are dealt with, if it is among them. */
  Optional<Long> find(ReplayStart start) throws IOException {
    long[] found = {0};
    dealtWith(
        (number, event) -> {
          found[0] = start.isAt(number, event) ? number : 0;
          return found[0] == 0;
        });
    return Optional.of(found[0]).filter(number -> number > 0);
  }

  /**
   * The place at which one of the events that are dealt with waits, and those behind it; with
   * everything that is needed to find it again.
   */
  LogPosition before(long number) throws IOException {
    try (LogReader reader = again()) {
      LogPosition before = reader.located().position();
      for (long left = number - 1; left != 0; ) {
        LogSlice slice = reader.next((int) Math.min(left, EVENTS), BYTES);
        if (slice.events().isEmpty() && slice.malformed().isEmpty()) {
          return before; // the log has become shorter meanwhile
        }
        left -= slice.events().size();
        before = slice.end();
      }
      return before;
    }
  }
}
