package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.MalformedLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the lines of one part of a log, events or not, each with its fingerprint. Blank lines
 * are passed over. For one thread.
 */
final class PartLines {
  private static final byte[] TIME = "\"ts\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int TIME_WITHIN = 64;

  /** Of a line that was seen before, with just this text: it stands for one occurrence. */
  private static final EventGrammar.Verdict KNOWN = new EventGrammar.Verdict("", 0, 0, 0);

  private final LineCursor cursor;
  private final DealtWith known;
  private final EventGrammar grammar = new EventGrammar();
  private final EventTexts texts = new EventTexts();
  private EventGrammar.Verdict verdict = EventGrammar.Verdict.malformed("nothing was read");
  private int from;
  private int to;
  private long fingerprint;

  /** The lines from a place on, of which none is known. */
  PartLines(LineCursor cursor) {
    this(cursor, new DealtWith());
  }

  /** The lines from a place on; those that are known as they stand need not be read as events. */
  PartLines(LineCursor cursor, DealtWith known) {
    this.cursor = cursor;
    this.known = known;
  }

  /**
   * Stands on the next line that is not blank, without passing it.
   *
   * @return whether there is one; a torn last line is left for the next reader
   */
  boolean find() throws IOException {
    while (cursor.find()) {
      judge();
      boolean blank = from == to;
      if (!verdict.isWellFormed() && !blank && !cursor.isTerminated()) {
        return false;
      }
      if (!blank) {
        return true;
      }
      cursor.advance();
    }
    return false;
  }

  private void judge() {
    byte[] buffer = cursor.buffer();
    from = WhiteSpace.skipForward(buffer, cursor.from(), cursor.to());
    to = WhiteSpace.skipBackward(buffer, from, cursor.to());
    if (cursor.isTooLong()) {
      from = cursor.from();
      to = from + 1; // not blank
      fingerprint = Fingerprints.without(buffer, from, to, to, to);
      verdict =
          EventGrammar.Verdict.malformed(
              "longer than " + LineCursor.LONGEST_LINE + " bytes, more than any backend takes");
    } else if (from < to) {
      judge(buffer);
    }
  }

  private void judge(byte[] buffer) {
    fingerprint = Fingerprints.without(buffer, from, to, to, to);
    if (known.knows(fingerprint)) {
      verdict = KNOWN;
      return;
    }
    verdict = grammar.check(buffer, from, to);
    if (verdict.isWellFormed() && verdict.countFrom() < verdict.countTo()) {
      fingerprint = Fingerprints.without(buffer, from, to, verdict.countFrom(), verdict.countTo());
    }
  }

  boolean isEvent() {
    return verdict.isWellFormed();
  }

  boolean isUtf8() {
    return verdict.isWellFormed() || Utf8.isValid(cursor.buffer(), from, to);
  }

  /** The fingerprint of the line; an event's leaves its count out. */
  long fingerprint() {
    return fingerprint;
  }

  /** How many occurrences the event stands for. */
  long count() {
    long count = 0;
    for (int i = verdict.countFrom(); i < verdict.countTo(); i++) {
      int digit = cursor.buffer()[i] - '0';
      count = digit >= 0 && digit <= 9 ? count * 10 + digit : count;
    }
    return Math.max(1, count);
  }

  int bytes() {
    return to - from;
  }

  AuditEvent event() {
    return texts.event(cursor.lineNumber(), cursor.buffer(), from, to);
  }

  /** When the event happened, as it says itself. */
  String time() {
    byte[] buffer = cursor.buffer();
    for (int at = from; at < Math.min(to, from + TIME_WITHIN) - TIME.length; at++) {
      if (Arrays.equals(buffer, at, at + TIME.length, TIME, 0, TIME.length)) {
        return upToQuote(buffer, at + TIME.length);
      }
    }
    return event().details().timestamp(); // spelled as no Ito spells it
  }

  private String upToQuote(byte[] buffer, int begin) {
    int end = begin;
    while (end < to && buffer[end] != '"') {
      end++;
    }
    return new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
  }

  MalformedLine malformed() {
    return new MalformedLine(cursor.lineNumber(), verdict.reason());
  }

  long lineNumber() {
    return cursor.lineNumber();
  }

  void pass() {
    cursor.advance();
  }

  long offset() {
    return cursor.offset();
  }

  PartPlace place() {
    return PartPlace.of(cursor);
  }
}
