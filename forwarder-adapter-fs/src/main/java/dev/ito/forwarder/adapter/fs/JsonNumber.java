package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;

/** What a number in JSON text is worth, once its characters were found to be some. */
final class JsonNumber {
  /** Below so many characters and without an exponent no number is beyond a double. */
  private static final int SAFE_LENGTH = 300;

  private static final String LARGEST_UNSIGNED = "18446744073709551615";

  private JsonNumber() {}

  /** Whether digits are a number from 0 to 2^64-1 as JSON writes it. */
  static boolean isUnsigned(byte[] text, int from, int to) {
    int length = to - from;
    boolean leadingZero = length > 1 && text[from] == '0';
    return length > 0 && !leadingZero && isAtMostLargest(text, from, length);
  }

  private static boolean isAtMostLargest(byte[] text, int from, int length) {
    if (length != LARGEST_UNSIGNED.length()) {
      return length < LARGEST_UNSIGNED.length();
    }
    for (int i = 0; i < length; i++) {
      int difference = text[from + i] - LARGEST_UNSIGNED.charAt(i);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return true;
  }

  /** Which number such digits are; -1 if it may be more than a long holds. */
  static long unsigned(byte[] text, int from, int to) {
    if (to - from >= LARGEST_UNSIGNED.length() - 1) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  /** Whether a double comes near the number, as serde_json wants it where it keeps the value. */
  static boolean isFinite(byte[] text, int from, int to, boolean exponent) {
    if (!exponent && to - from <= SAFE_LENGTH) {
      return true;
    }
    String number = new String(text, from, to - from, StandardCharsets.US_ASCII);
    return !Double.isInfinite(Double.parseDouble(number));
  }
}
