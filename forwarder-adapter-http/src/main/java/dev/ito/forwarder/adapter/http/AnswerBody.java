package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.util.Arrays;

/**
 * The body of an answer, up to a limit.
 *
 * @param bytes what was kept
 * @param whole whether that is all of it
 * @param delimited whether its end was found, so that another answer may follow
 */
record AnswerBody(byte[] bytes, boolean whole, boolean delimited) {
  /** An honest answer has a few dozen bytes, a reason perhaps a thousand. */
  static final int LIMIT = 64 * 1024;

  private static final int USUAL = 512;

  static AnswerBody read(AnswerHead head, AnswerReader in) throws IOException {
    BodyStream stream = BodyStream.of(head, in);
    byte[] kept = new byte[(int) Math.min(LIMIT, stream.length().orElse(USUAL) + 1)];
    int end = 0;
    for (int read = 0; read >= 0; read = stream.read(kept, end, kept.length - end)) {
      end += read;
      if (end == LIMIT) {
        return new AnswerBody(kept, stream.read() < 0, stream.delimited());
      }
      kept = end < kept.length ? kept : grown(kept);
    }
    return new AnswerBody(Arrays.copyOf(kept, end), true, stream.delimited());
  }

  private static byte[] grown(byte[] kept) {
    return Arrays.copyOf(kept, Math.min(LIMIT, Math.max(USUAL, 2 * kept.length)));
  }
}
