package dev.ito.forwarder.adapter.http;

import java.io.EOFException;
import java.io.IOException;

/** Reads lines and bytes of an answer, and no more lines than an honest one has. */
final class AnswerReader {
  private static final int LINES_LIMIT = 32 * 1024;
  private static final byte TLS_ALERT = 0x15;

  private final Wire wire;
  private final byte[] buffer = new byte[8 * 1024];
  private final StringBuilder line = new StringBuilder();
  private int from;
  private int to;
  private int linesLeft;
  private boolean begun;

  AnswerReader(Wire wire) {
    this.wire = wire;
  }

  /** A new exchange begins. */
  void begin() {
    linesLeft = LINES_LIMIT;
    begun = false;
  }

  /** Whether everything that came was read. */
  boolean isEmpty() {
    return from == to;
  }

  /** The next line, without its break; LF alone is a break too. */
  String line() throws IOException {
    line.setLength(0);
    int next = next();
    while (next != '\n') {
      line.append((char) next);
      next = next();
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  private int next() throws IOException {
    if (linesLeft-- == 0) {
      throw new AnswerFormatException("its headers do not end");
    }
    if (isEmpty() && !fill()) {
      throw cut();
    }
    return buffer[from++] & 0xff;
  }

  /**
   * Up to so many bytes, or -1 at the end of the connection. A body may come in any number of
   * pieces, so the lines between them begin to count anew.
   */
  int read(byte[] target, int offset, int length) throws IOException {
    if (isEmpty() && !fill()) {
      return -1;
    }
    linesLeft = LINES_LIMIT;
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }

  EOFException cut() {
    return new EOFException(begun ? "in the middle of its answer" : "without an answer");
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, wire.read(buffer, 0, buffer.length));
    if (!begun && to > 0 && buffer[0] == TLS_ALERT) {
      throw new AnswerFormatException("it is TLS, so the url setting should begin with https://");
    }
    begun |= to > 0;
    return to > 0;
  }
}
