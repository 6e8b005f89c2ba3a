package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {

  @Test
  void it_is_the_one_of_the_platform_at_every_length() throws Exception {
    Random chance = new Random(256);
    MessageDigest platform = MessageDigest.getInstance("SHA-256");
    for (int length = 0; length <= 1_300; length++) {
      byte[] content = new byte[length];
      chance.nextBytes(content);
      assertArrayEquals(platform.digest(content), bytes(Sha256.of(content)), length + " bytes");
    }
  }

  private static byte[] bytes(int[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }
}
