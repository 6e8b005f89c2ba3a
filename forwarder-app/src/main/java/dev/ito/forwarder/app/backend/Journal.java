package dev.ito.forwarder.app.backend;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What is about to be appended: {@code <key> <before> <after> <log length> <bytes> <crc>} in one
 * line.
 *
 * @param key the batch's; empty if nothing was begun
 * @param before the key's count before
 * @param after the key's count afterwards
 * @param logLength how long the log was
 * @param bytes how much is appended to it
 */
record Journal(String key, int before, int after, long logLength, long bytes) {
  private static final Journal NOTHING = new Journal("", 0, 0, 0, 0);

  void write(Path file) throws IOException {
    String line = content() + ' ' + crc(content()) + '\n';
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    }
  }

  private String content() {
    return key + ' ' + before + ' ' + after + ' ' + logLength + ' ' + bytes;
  }

  private static String crc(String content) {
    CRC32C crc = new CRC32C();
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    crc.update(bytes, 0, bytes.length);
    return Long.toHexString(crc.getValue());
  }

  /**
   * The last entry, or nothing if there is none or it was torn: then nothing was appended for it.
   */
  static Journal read(Path file) throws IOException {
    try {
      String line =
          Files.readString(file, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
      String[] parts = line.split(" ");
      if (parts.length != 6 || !crc(line.substring(0, line.lastIndexOf(' '))).equals(parts[5])) {
        return NOTHING;
      }
      return new Journal(
          parts[0],
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Long.parseLong(parts[3]),
          Long.parseLong(parts[4]));
    } catch (NoSuchFileException absent) {
      return NOTHING;
    }
  }
}
