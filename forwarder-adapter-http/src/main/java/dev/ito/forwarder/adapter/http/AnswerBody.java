package dev.ito.forwarder.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;.*)?");

  static AnswerBody read(AnswerHead head, AnswerReader in) throws IOException {
    if (!head.hasBody()) {
      return new AnswerBody(new byte[0], true, true);
    }
    if (head.isChunked()) {
      return chunks(in);
    }
    OptionalLong length = head.length();
    return length.isPresent() ? fixed(length.getAsLong(), in) : untilClose(in);
  }

  private static AnswerBody fixed(long length, AnswerReader in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean whole = keep(length, in, kept);
    return new AnswerBody(kept.toByteArray(), whole, whole);
  }

  private static AnswerBody chunks(AnswerReader in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
      if (!keep(size, in, kept)) {
        return new AnswerBody(kept.toByteArray(), false, false);
      }
      if (!in.line().isEmpty()) {
        throw new AnswerFormatException("it has a chunk of a wrong length");
      }
    }
    while (!in.line().isEmpty()) {
      // Trailers say nothing that we need.
    }
    return new AnswerBody(kept.toByteArray(), true, true);
  }

  private static long chunkSize(AnswerReader in) throws IOException {
    Matcher size = CHUNK.matcher(in.line());
    if (!size.matches()) {
      throw new AnswerFormatException("it has a chunk without a length");
    }
    return Long.parseLong(size.group(1), 16);
  }

  /** Keeps so many more bytes; false if they would be too many, and then only what fits. */
  private static boolean keep(long count, AnswerReader in, ByteArrayOutputStream kept)
      throws IOException {
    int free = LIMIT - kept.size();
    byte[] part = new byte[(int) Math.min(count, free)];
    for (int end = 0; end < part.length; ) {
      int read = in.read(part, end, part.length - end);
      if (read < 0) {
        throw in.cut();
      }
      end += read;
    }
    kept.writeBytes(part);
    return count <= free;
  }

  private static AnswerBody untilClose(AnswerReader in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] part = new byte[1024];
    for (int read = 0; read >= 0; read = in.read(part, 0, part.length)) {
      if (kept.size() + read > LIMIT) {
        return new AnswerBody(kept.toByteArray(), false, false);
      }
      kept.write(part, 0, read);
    }
    return new AnswerBody(kept.toByteArray(), true, false);
  }
}
