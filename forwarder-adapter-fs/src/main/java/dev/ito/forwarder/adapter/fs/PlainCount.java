package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The count of confirmed events in {@code event-forward-offset}: decimal digits and nothing else,
 * as the existing program writes it; with white space around it and a plus sign it is read as well.
 */
final class PlainCount {
  static final String NAME = "event-forward-offset";

  private static final String LARGEST = "18446744073709551615"; // 2^64-1
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

  /**
   * What the count says where there is no sound record.
   *
   * @param damaged whether there is a record, and it is not sound
   * @param record where that is
   */
  Checkpoint alone(Found found, boolean damaged, String record) throws UntrustedStateException {
    if (found.damaged()) {
      throw new UntrustedStateException(
          describe()
              + " holds \""
              + found.shown()
              + "\", which is no count of events, and nothing else tells how many were delivered."
              + " Write the number of events that the backend has into it, or delete it to send"
              + " whatever the backend says that it does not have");
    }
    if (damaged && !found.present()) {
      throw new UntrustedStateException(
          record
              + " is damaged and "
              + describe()
              + " is missing, so nothing tells how many events were delivered. Write their number"
              + " into the latter, or delete the former to send whatever the backend says that it does"
              + " not have");
    }
    return found.present()
        ? Checkpoint.at(LogPosition.ofCount(found.count().getAsLong()))
        : Checkpoint.INITIAL;
  }

  void write(long count) throws IOException {
    file.replaceForced(ByteBuffer.wrap(content(count)));
  }

  /** Writes one ahead; nobody reads it before it is its turn. */
  void prepare(long count) throws IOException {
    file.prepare(ByteBuffer.wrap(content(count)), true);
  }

  /** Puts in place what was prepared; durable once the directory is. */
  void takePrepared() throws IOException {
    file.takePrepared();
  }

  void dropPrepared() throws IOException {
    file.dropPrepared();
  }

  private static byte[] content(long count) {
    return Long.toString(count).getBytes(StandardCharsets.US_ASCII);
  }

  String describe() {
    return file.describe();
  }

  static OptionalLong parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = WhiteSpace.skipForward(bytes, 0, bytes.length);
    int to = WhiteSpace.skipBackward(bytes, from, bytes.length);
    String digits = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return number(digits.startsWith("+") ? digits.substring(1) : digits);
  }

  /** A number as far as a long holds it; what is larger and still a count is the largest long. */
  private static OptionalLong number(String digits) {
    int leading = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalLong.empty();
      }
      leading += leading == i && digit == '0' ? 1 : 0;
    }
    String value = digits.substring(leading);
    if (digits.isEmpty() || isMore(value, LARGEST)) {
      return OptionalLong.empty();
    }
    boolean tooMuch = isMore(value, Long.toString(Long.MAX_VALUE));
    return OptionalLong.of(tooMuch ? Long.MAX_VALUE : value.isEmpty() ? 0 : Long.parseLong(value));
  }

  private static boolean isMore(String one, String other) {
    return one.length() > other.length()
        || one.length() == other.length() && one.compareTo(other) > 0;
  }

  private static String shown(String text) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < text.length() && i < SHOWN; i++) {
      char next = text.charAt(i);
      clean.append(next >= ' ' && next <= '~' ? next : '?');
    }
    return text.length() <= SHOWN ? clean.toString() : clean.append("...").toString();
  }
}
