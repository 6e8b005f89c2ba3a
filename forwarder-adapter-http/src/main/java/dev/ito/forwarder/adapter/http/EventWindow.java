package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets a parser read and keeps what it has read since the last event, so that an event can be cut
 * out as it was spelt: numbers, for one, would not survive being read and written again.
 */
final class EventWindow extends InputStream {
  /** A backend takes no request of more than half of this. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final InputStream in;
  private byte[] kept = new byte[16 * 1024];
  private long base;
  private int from;
  private int to;
  private boolean ended;

  EventWindow(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) {
      keep(target, offset, read);
    }
    ended |= read < 0;
    return read;
  }

  /** Whether the parser has come to the end. */
  boolean ended() {
    return ended;
  }

  private void keep(byte[] source, int offset, int length) throws IOException {
    System.arraycopy(kept, from, kept, 0, to - from);
    base += from;
    to -= from;
    from = 0;
    if (to + length > MAX_BYTES) {
      throw new AnswerFormatException("it has an event of more than " + MAX_BYTES + " bytes");
    }
    if (to + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, to + length));
    }
    System.arraycopy(source, offset, kept, to, length);
    to += length;
  }

  /** Cuts out an object that goes from one place of the stream to another, and forgets it. */
  String cut(long start, long end) throws AnswerFormatException {
    long first = start - base;
    long last = end - base - 1;
    if (first < from || last >= to || kept[(int) first] != '{' || kept[(int) last] != '}') {
      throw new AnswerFormatException("it is not in UTF-8");
    }
    from = (int) last + 1;
    return new String(kept, (int) first, from - (int) first, StandardCharsets.UTF_8);
  }
}
