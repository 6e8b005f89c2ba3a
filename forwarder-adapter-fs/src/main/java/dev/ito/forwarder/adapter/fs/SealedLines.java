package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Lines of text, the last of which is a seal: the checksum of every byte before it. */
final class SealedLines {
  private static final byte LINE_BREAK = '\n';
  private static final String SEAL_START = "{\"crc32c\":\"";

  /** The room that the seal takes. */
  static final int SEAL_BYTES = SEAL_START.length() + 8 + "\"}\n".length();

  private SealedLines() {}

  /** Writes the seal into the room that was left for it before the end. */
  static void seal(byte[] all, int length) {
    int end = length - SEAL_BYTES;
    byte[] seal = sealOf(all, end);
    System.arraycopy(seal, 0, all, end, seal.length);
  }

  private static byte[] sealOf(byte[] all, int end) {
    CRC32C crc = new CRC32C();
    crc.update(all, 0, end);
    String hex = HexFormat.of().toHexDigits((int) crc.getValue());
    return (SEAL_START + hex + "\"}\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether there are lines, and the seal is theirs. */
  static boolean areSound(byte[] all) {
    int end = all.length - SEAL_BYTES;
    return end > 0 && Arrays.equals(sealOf(all, end), Arrays.copyOfRange(all, end, all.length));
  }

  /** The lines, without the seal. */
  static List<byte[]> of(byte[] all) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < all.length - SEAL_BYTES; at++) {
      if (all[at] == LINE_BREAK) {
        lines.add(Arrays.copyOfRange(all, from, at));
        from = at + 1;
      }
    }
    return lines;
  }
}
