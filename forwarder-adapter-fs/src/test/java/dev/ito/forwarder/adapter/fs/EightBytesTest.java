package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time must find what one byte at a time finds. */
class EightBytesTest {
  private static final int[] TELLING = {
    0, 9, 10, 11, 31, 32, 33, 34, 35, 91, 92, 93, 127, 128, 255
  };

  private final Random chance = new Random(4);

  /** Mostly bytes next to those that are looked for: where a borrow between bytes would show. */
  private byte[] text() {
    byte[] text = new byte[chance.nextInt(40)];
    for (int i = 0; i < text.length; i++) {
      boolean telling = chance.nextInt(4) == 0;
      text[i] = (byte) (telling ? TELLING[chance.nextInt(TELLING.length)] : 'a');
    }
    return text;
  }

  @Test
  void the_first_line_break_is_found_wherever_the_range_begins() {
    for (int round = 0; round < 20_000; round++) {
      byte[] text = text();
      int from = chance.nextInt(text.length + 1);
      int expected = from;
      while (expected < text.length && text[expected] != '\n') {
        expected++;
      }
      int found = EightBytes.indexOf((byte) '\n', text, from, text.length);
      assertEquals(expected == text.length ? -1 : expected, found);
    }
  }

  @Test
  void in_much_text_as_well() {
    byte[] text = new byte[20_000];
    for (int round = 0; round < 2_000; round++) {
      int expected = chance.nextInt(text.length);
      int behind = expected + chance.nextInt(text.length - expected);
      text[expected] = '\n';
      text[behind] = '\n';
      int from = chance.nextInt(expected + 1);
      assertEquals(expected, EightBytes.indexOf((byte) '\n', text, from, text.length));
      text[expected] = '\n' + 1;
      text[behind] = '\n' - 1;
      assertEquals(-1, EightBytes.indexOf((byte) '\n', text, 0, text.length));
    }
  }

  @Test
  void nothing_but_ascii_is_skipped_and_no_more_than_seven_are_left() {
    for (int round = 0; round < 20_000; round++) {
      byte[] text = text();
      int expected = 0;
      while (expected < text.length && text[expected] >= 0) {
        expected++;
      }
      int found = EightBytes.skipAscii(text, 0, text.length);
      assertEquals(expected, found <= expected && found + 8 > expected ? expected : found);
    }
  }
}
