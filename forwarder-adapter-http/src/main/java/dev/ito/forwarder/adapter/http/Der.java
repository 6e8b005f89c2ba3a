package dev.ito.forwarder.adapter.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of ASN.1's distinguished encoding as it takes to put a key into another wrapping. */
final class Der {
  static final int SEQUENCE = 0x30;
  static final int OCTETS = 0x04;

  private static final int LONG_FORM = 0x80;

  private Der() {}

  /** The content of a value that is all there is. */
  static byte[] content(byte[] value) {
    return Arrays.copyOfRange(value, headLength(value), end(value));
  }

  /** The first of several values, whole. */
  static byte[] first(byte[] values) {
    return Arrays.copyOf(values, end(values));
  }

  /** A value of these parts. */
  static byte[] wrap(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    writeLength(content.size(), value);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static void writeLength(int length, ByteArrayOutputStream value) {
    if (length < LONG_FORM) {
      value.write(length);
      return;
    }
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / Byte.SIZE;
    value.write(LONG_FORM | bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      value.write(length >> i * Byte.SIZE);
    }
  }

  private static int headLength(byte[] value) {
    int length = value[1] & 0xff;
    return 2 + (length < LONG_FORM ? 0 : length - LONG_FORM);
  }

  private static int end(byte[] value) {
    int head = headLength(value);
    if (head == 2) {
      return head + value[1];
    }
    int length = 0;
    for (int i = 2; i < head; i++) {
      length = length << Byte.SIZE | value[i] & 0xff;
    }
    return head + length;
  }
}
