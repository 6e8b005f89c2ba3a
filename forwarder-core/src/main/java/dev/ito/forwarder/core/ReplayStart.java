package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * The first event of a log that is to be delivered again.
 *
 * @since 0.1.0
 */
public sealed interface ReplayStart {
  /** The whole log. */
  ReplayStart BEGINNING = new Numbered(1);

  /**
   * Whether this is the event, if none before it was.
   *
   * @param number which event of the log it is, counted from 1
   * @param event what it says
   * @return whether to start with it
   */
  boolean isAt(long number, AuditEvent event);

  /**
   * An event by its number.
   *
   * @param number which well-formed event of the log, counted from 1
   */
  record Numbered(long number) implements ReplayStart {
    /**
     * Checks the components.
     *
     * @param number which event
     * @throws IllegalArgumentException if a component is out of its range
     */
    public Numbered {
      if (number < 1) {
        throw new IllegalArgumentException("events are counted from 1, not " + number);
      }
    }

    @Override
    public boolean isAt(long candidate, AuditEvent event) {
      return candidate >= number;
    }
  }

  /**
   * The first event in the log that happened at a time or later. Events without a time that can be
   * read are passed.
   *
   * @param time the time
   */
  record Since(Instant time) implements ReplayStart {
    /**
     * Checks the components.
     *
     * @param time the time
     */
    public Since {
      Objects.requireNonNull(time, "time");
    }

    @Override
    public boolean isAt(long candidate, AuditEvent event) {
      try {
        String timestamp = event.details().timestamp();
        return !OffsetDateTime.parse(timestamp).toInstant().isBefore(time);
      } catch (DateTimeException noTime) {
        return false;
      }
    }
  }
}
