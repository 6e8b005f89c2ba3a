package dev.ito.forwarder.adapter.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainBytesTest {
  @Test
  void every_byte_that_ends_escapes_or_may_not_be_there_is_stopped_at_and_no_other() {
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      byte[] text = new byte[20];
      Arrays.fill(text, (byte) 'a');
      text[11] = (byte) value;
      boolean plain = value >= ' ' && value != '"' && value != '\\';
      assertEquals(plain ? 20 : 11, PlainBytes.skip(text, 3, 20), "byte " + value);
    }
  }

  @Test
  void nothing_is_looked_at_behind_the_end() {
    assertEquals(2, PlainBytes.skip("abc".getBytes(US_ASCII), 0, 2));
    assertEquals(2, PlainBytes.skip("ab\"".getBytes(US_ASCII), 2, 2));
  }
}
