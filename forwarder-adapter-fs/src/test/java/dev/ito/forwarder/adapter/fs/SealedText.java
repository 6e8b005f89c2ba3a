package dev.ito.forwarder.adapter.fs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text with a seal that is right, whatever the text says. */
final class SealedText {
  private SealedText() {}

  static byte[] of(byte[] text) {
    byte[] all = Arrays.copyOf(text, text.length + SealedLines.SEAL_BYTES);
    SealedLines.seal(all, all.length);
    return all;
  }

  /** The text of a record. */
  static byte[] of(StateRecord record) {
    ByteBuffer text = new RecordText().of(record);
    return Arrays.copyOf(text.array(), text.limit());
  }

  static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
