package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The body of an answer as it comes, in whichever way its end is said. */
final class BodyStream extends InputStream {
  private static final int MAX_SIZE_DIGITS = 15;

  private final AnswerReader in;
  private final boolean chunked;
  private final boolean untilClose;
  private long left;
  private boolean begun;
  private boolean ended;

  private BodyStream(AnswerReader in, boolean chunked, boolean untilClose, long left) {
    this.in = in;
    this.chunked = chunked;
    this.untilClose = untilClose;
    this.left = left;
    this.ended = !chunked && left == 0;
  }

  static BodyStream of(AnswerHead head, AnswerReader in) throws AnswerFormatException {
    if (!head.hasBody()) {
      return new BodyStream(in, false, false, 0);
    }
    if (head.isChunked()) {
      return new BodyStream(in, true, false, 0);
    }
    OptionalLong length = head.length();
    return new BodyStream(in, false, length.isEmpty(), length.orElse(Long.MAX_VALUE));
  }

  /** How much is still to come, if that is said. */
  OptionalLong length() {
    return chunked || untilClose ? OptionalLong.empty() : OptionalLong.of(left);
  }

  /** Whether the end was found, so that another answer may follow. */
  boolean delimited() {
    return ended && !untilClose;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && left == 0 && !ended) {
      nextChunk();
    }
    return ended ? -1 : readPiece(target, offset, (int) Math.min(length, left));
  }

  private int readPiece(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read >= 0) {
      left -= read;
      ended = !chunked && left == 0;
    } else if (untilClose) {
      ended = true;
    } else {
      throw in.cut();
    }
    return read;
  }

  private void nextChunk() throws IOException {
    if (begun && !in.line().isEmpty()) {
      throw new AnswerFormatException("it has a chunk of a wrong length");
    }
    begun = true;
    left = size(in.line());
    if (left == 0) {
      while (!in.line().isEmpty()) {
        // Trailers say nothing that we need.
      }
      ended = true;
    }
  }

  /** Hexadecimal digits, blanks perhaps, and after a semicolon whatever somebody likes. */
  private static long size(String line) throws AnswerFormatException {
    int end = 0;
    while (end < line.length() && isHex(line.charAt(end))) {
      end++;
    }
    int next = end;
    while (next < line.length() && (line.charAt(next) == ' ' || line.charAt(next) == '\t')) {
      next++;
    }
    boolean over = next == line.length() || line.charAt(next) == ';';
    if (end == 0 || end > MAX_SIZE_DIGITS || !over) {
      throw new AnswerFormatException("it has a chunk without a length");
    }
    return Long.parseLong(line.substring(0, end), 16);
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
