package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The count of confirmed events in {@code event-forward-offset}: decimal digits and nothing else,
 * as the existing program writes it; with white space around it and a plus sign it is read as well.
 */
final class PlainCount {
  static final String NAME = "event-forward-offset";

  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final int SHOWN = 40;

  private final AtomicFile file;

  PlainCount(Disk disk) {
    this.file = new AtomicFile(disk, NAME);
  }

  /** What the file was found to hold. */
  record Found(boolean present, OptionalLong count, String shown) {
    boolean damaged() {
      return present && count.isEmpty();
    }
  }

  Found read() throws IOException {
    Optional<byte[]> content = file.read();
    if (content.isEmpty()) {
      return new Found(false, OptionalLong.empty(), "");
    }
    String text = new String(content.get(), StandardCharsets.UTF_8);
    return new Found(true, parse(text), shown(text));
  }

  void write(long count) throws IOException {
    file.replaceForced(Long.toString(count).getBytes(StandardCharsets.US_ASCII));
  }

  String describe() {
    return file.describe();
  }

  static OptionalLong parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = WhiteSpace.skipForward(bytes, 0, bytes.length);
    int to = WhiteSpace.skipBackward(bytes, from, bytes.length);
    String trimmed = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (!DIGITS.matcher(trimmed).matches()) {
      return OptionalLong.empty();
    }
    BigInteger value = new BigInteger(trimmed.startsWith("+") ? trimmed.substring(1) : trimmed);
    if (value.compareTo(LARGEST) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(value.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
  }

  private static String shown(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
  }
}
