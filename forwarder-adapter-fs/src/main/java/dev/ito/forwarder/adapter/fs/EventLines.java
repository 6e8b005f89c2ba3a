package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.MalformedLine;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Walks over the events of a log, counting and fingerprinting them, and reporting what is none. For
 * one thread.
 */
final class EventLines {
  private final LineCursor cursor;
  private final EventGrammar grammar = new EventGrammar();
  private final EventTexts texts = new EventTexts();
  private final Fingerprints fingerprints;
  private long count;
  private long last;
  private int from;
  private int to;
  private int countFrom;
  private int countTo;
  private boolean summed;
  private long whole; // the fingerprint of the event that was found, once it was asked for

  EventLines(LineCursor cursor, long count, long last, Fingerprints fingerprints) {
    this.cursor = cursor;
    this.count = count;
    this.last = last;
    this.fingerprints = fingerprints;
  }

  /**
   * Steps to the next event, without passing it.
   *
   * @return whether there is one; if not, everything but a torn last line has been passed
   */
  boolean find(Consumer<MalformedLine> malformed) throws IOException {
    if (isNext()) {
      return true;
    }
    while (cursor.find()) {
      EventGrammar.Verdict verdict = judge();
      if (verdict.isWellFormed()) {
        return true;
      }
      if (!cursor.isTerminated() && !isBlank()) {
        return false; // torn: whoever writes it is not done
      }
      if (!isBlank()) {
        malformed.accept(new MalformedLine(cursor.lineNumber(), verdict.reason()));
      }
      cursor.advance();
    }
    return false;
  }

  /** Whether the next line is an event as it stands in the buffer, without anything around it. */
  private boolean isNext() {
    EventGrammar.Verdict verdict = grammar.tryLine(cursor.buffer(), cursor.from(), cursor.filled());
    if (!verdict.isWellFormed() || !cursor.findAt(verdict.end())) {
      return false;
    }
    from = cursor.from();
    to = cursor.to();
    found(verdict);
    return true;
  }

  private EventGrammar.Verdict judge() {
    if (cursor.isTooLong()) {
      from = cursor.from();
      to = from + 1; // not blank
      return EventGrammar.Verdict.malformed(
          "longer than " + LineCursor.LONGEST_LINE + " bytes, more than any backend takes");
    }
    byte[] buffer = cursor.buffer();
    from = WhiteSpace.skipForward(buffer, cursor.from(), cursor.to());
    to = WhiteSpace.skipBackward(buffer, from, cursor.to());
    EventGrammar.Verdict verdict = grammar.check(buffer, from, to);
    found(verdict);
    return verdict;
  }

  private void found(EventGrammar.Verdict verdict) {
    countFrom = verdict.countFrom();
    countTo = verdict.countTo();
    summed = false;
  }

  private boolean isBlank() {
    return from == to;
  }

  /** The event that was found. */
  AuditEvent event() {
    AuditEvent event = texts.event(cursor.lineNumber(), cursor.buffer(), from, to);
    whole = event.fingerprint();
    summed = true;
    return event;
  }

  /** The length of the event that was found. */
  int bytes() {
    return to - from;
  }

  /** The fingerprint of the event that was found, whatever its count. */
  long fingerprint() {
    long all = whole();
    return countFrom == countTo
        ? all
        : Fingerprints.without(cursor.buffer(), from, to, countFrom, countTo);
  }

  private long whole() {
    if (!summed) {
      whole = AuditEvent.fingerprint(cursor.buffer(), from, to);
      summed = true;
    }
    return whole;
  }

  /** The fingerprint of the whole text of the last event that was passed. */
  long last() {
    return last;
  }

  /** Steps behind the event that was found. */
  void pass() {
    fingerprints.add(fingerprint());
    last = whole();
    count++;
    cursor.advance();
  }

  long count() {
    return count;
  }

  /** This place, with everything that is needed to find it again. */
  LogPosition position() {
    return new LogPosition(count, JsonlMark.of(cursor, last, fingerprints).encode());
  }

  /** Another walk from the same place on, which leaves this one where it is. */
  EventLines fork(LogBytes.Opened log) throws IOException {
    LineCursor ahead = new LineCursor(log, cursor.offset(), cursor.lines());
    return new EventLines(ahead, count, last, new Fingerprints());
  }

  /** This walk, with other events in memory than those it has passed. */
  EventLines remembering(Fingerprints others) {
    return new EventLines(cursor, count, last, others);
  }

  long offset() {
    return cursor.offset();
  }
}
