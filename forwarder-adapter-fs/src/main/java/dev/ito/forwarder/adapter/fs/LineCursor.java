package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Walks over the lines of a log in one buffer, which grows to the longest line it may hold and not
 * beyond. The line that it stands on stays current until {@link #advance()}.
 */
final class LineCursor {
  /**
   * The longest line that is an event. No backend takes a larger one: its limit for a whole request
   * is the same (contract 5.4).
   */
  static final int LONGEST_LINE = 2 * 1024 * 1024;

  /** What is kept before the current line, to fingerprint a place and to notice a changed log. */
  static final int KEPT = 1024;

  private static final int FIRST_BUFFER = 64 * 1024;

  private final LogBytes.Opened log;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private long bufferStart; // the place in the log of the buffer's first byte
  private int filled;
  private int from;
  private int to;
  private boolean terminated;
  private boolean tooLong;
  private boolean changed;
  private long tornTail; // where a torn line began that was too long to keep
  private long tornOffset = -1;
  private long line;

  /** Stands before the line that begins at a place; {@code lines} line breaks stand before it. */
  LineCursor(LogBytes.Opened log, long offset, long lines) throws IOException {
    this.log = log;
    this.bufferStart = Math.max(0, offset - KEPT);
    this.line = lines;
    this.from = Math.toIntExact(offset - bufferStart);
    this.to = from;
    while (filled < from && fill()) {
      // what stands before the place
    }
    from = Math.min(from, filled);
    to = from;
  }

  /**
   * Finds the end of the line that begins here.
   *
   * @return whether there is a line; a last one without a line break counts if it is not empty
   */
  boolean find() throws IOException {
    int searched = from;
    tooLong = false;
    if (tornOffset >= 0) {
      return false;
    }
    while (true) {
      int end = indexOfLineBreak(searched);
      if (end >= 0) {
        return found(end, true);
      }
      searched = filled;
      if (filled - from > LONGEST_LINE) {
        skipLongLine();
        return tooLong;
      }
      searched -= makeRoom();
      if (!fill()) {
        return filled > from && found(filled, false);
      }
    }
  }

  /**
   * The same, where somebody has come upon a line break.
   *
   * @return false if that is not where the line ends for us
   */
  boolean findAt(int lineBreak) {
    return tornOffset < 0 && lineBreak - from <= LONGEST_LINE && found(lineBreak, true);
  }

  private boolean found(int end, boolean withLineBreak) {
    to = end;
    terminated = withLineBreak;
    tooLong = to - from > LONGEST_LINE;
    return true;
  }

  private int indexOfLineBreak(int start) {
    for (int at = start; at < filled; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Reads on to the line break without keeping what comes before it. */
  private void skipLongLine() throws IOException {
    long begin = offset();
    long before = tail();
    while (true) {
      int end = indexOfLineBreak(Math.min(filled, from + 1));
      if (end >= 0) {
        from = end;
        found(end, true);
        tooLong = true;
        return;
      }
      int kept = Math.min(KEPT, filled);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
      bufferStart += filled - kept;
      filled = kept;
      from = kept;
      if (!fill()) {
        tornTail = before; // left for the next reader
        tornOffset = begin;
        return;
      }
    }
  }

  /** Moves what is needed to the front of the buffer, or takes a larger one; says by how much. */
  private int makeRoom() {
    if (filled < buffer.length) {
      return 0;
    }
    int shift = Math.max(0, from - KEPT);
    if (shift == 0) {
      buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, KEPT + LONGEST_LINE + 2));
      return 0;
    }
    System.arraycopy(buffer, shift, buffer, 0, filled - shift);
    bufferStart += shift;
    filled -= shift;
    from -= shift;
    to -= shift;
    return shift;
  }

  private boolean fill() throws IOException {
    if (changed || hasChanged()) {
      return false;
    }
    int read =
        log.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), bufferStart + filled);
    filled += Math.max(0, read);
    return read > 0;
  }

  /** Whether the log is not the one any more of which the buffer holds a part. */
  private boolean hasChanged() throws IOException {
    int overlap = Math.min(filled, 64);
    byte[] again = new byte[overlap];
    ByteBuffer target = ByteBuffer.wrap(again);
    long place = bufferStart + filled - overlap;
    while (target.hasRemaining() && log.read(target, place + target.position()) > 0) {
      // until it is full or the log has become shorter
    }
    changed =
        target.hasRemaining()
            || !Arrays.equals(again, 0, overlap, buffer, filled - overlap, filled);
    return changed;
  }

  /** Steps behind the current line. */
  void advance() {
    from = terminated ? to + 1 : to;
    to = from;
    if (terminated) {
      line++;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  /** Where what was read ends. */
  int filled() {
    return filled;
  }

  int to() {
    return to;
  }

  /** Whether the current line has a line break. */
  boolean isTerminated() {
    return terminated;
  }

  /** Whether the current line is longer than any event; its bytes are gone. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The number of the current line, from 1. */
  long lineNumber() {
    return line + 1;
  }

  /** How many line breaks stand before this place. */
  long lines() {
    return line;
  }

  /** The place where the current line begins. */
  long offset() {
    return tornOffset >= 0 ? tornOffset : bufferStart + from;
  }

  /** The fingerprint of what stands before the current line. */
  long tail() {
    if (tornOffset >= 0) {
      return tornTail;
    }
    int kept = Math.min(from, KEPT);
    return AuditEvent.fingerprint(buffer, from - kept, from);
  }
}
