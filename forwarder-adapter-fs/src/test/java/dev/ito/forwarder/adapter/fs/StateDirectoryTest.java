package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir private Path directory;

  @Test
  void what_is_written_is_a_buffer_from_its_position_to_its_limit_which_stay() throws IOException {
    byte[] bytes = new byte[300_000]; // more than is written at once
    new Random(7).nextBytes(bytes);
    ByteBuffer content = ByteBuffer.wrap(bytes, 1_000, 200_000);
    Disk disk = new StateDirectory(directory);
    for (boolean forced : new boolean[] {true, false}) {
      disk.write("a-record", content, forced);
      byte[] written = disk.read("a-record").orElseThrow();
      assertArrayEquals(Arrays.copyOfRange(bytes, 1_000, 201_000), written);
      assertEquals(1_000, content.position());
      assertEquals(201_000, content.limit());
    }
  }
}
