package dev.ito.forwarder.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * One event of the audit log, together with the text it was written as.
 *
 * <p>The text is what travels: fields added by a newer Ito, the spelling of numbers and the order
 * of keys all survive. The fields are read from it only when somebody asks, because most events
 * pass through without anyone looking inside.
 *
 * <p>Two events are equal when their texts are; the line is where one was found, not what it is.
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class AuditEvent {
  private final long line;
  private final byte[] text;
  private final long fingerprint;
  private final Decoder decoder;

  /** Reads the fields of an event from its text. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * The fields of an event.
     *
     * @param json the event as it stood in the log
     * @return what it says
     * @throws IllegalArgumentException if the text is not an event
     */
    EventDetails decode(String json);
  }

  private AuditEvent(long line, byte[] text, Decoder decoder) {
    this.line = line;
    this.text = text;
    this.fingerprint = fingerprint(text, 0, text.length);
    this.decoder = decoder;
  }

  /**
   * An event whose text a log has already found to be well formed.
   *
   * @param line where it was found, counted from 1
   * @param text one JSON value in UTF-8 without a line break; the array is handed over, not copied
   * @param decoder how to read its fields
   * @return the event
   * @throws IllegalArgumentException if the line is not positive or the text is empty
   */
  public static AuditEvent of(long line, byte[] text, Decoder decoder) {
    Objects.requireNonNull(text, "text");
    if (line < 1) {
      throw new IllegalArgumentException("line is 1 or more, not " + line);
    }
    if (text.length == 0) {
      throw new IllegalArgumentException("text is 1 byte or more, not 0");
    }
    return new AuditEvent(line, text, Objects.requireNonNull(decoder, "decoder"));
  }

  /**
   * Where the event was found.
   *
   * @return the line of the log as it was when read, counted from 1
   */
  public long line() {
    return line;
  }

  /**
   * The event as it stood in the log.
   *
   * @return one JSON value on one line
   */
  public String text() {
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * The length of the text.
   *
   * @return bytes in UTF-8, at least 1
   */
  public int bytes() {
    return text.length;
  }

  /**
   * Copies the text in UTF-8 into a buffer.
   *
   * @param target receives the bytes
   * @param offset where the first one goes
   * @return the place behind the last byte, {@code offset + bytes()}
   * @throws IndexOutOfBoundsException if the text does not fit
   */
  public int copyTo(byte[] target, int offset) {
    System.arraycopy(text, 0, target, offset, text.length);
    return offset + text.length;
  }

  /**
   * Two checksums of different polynomials over the text. A digest would cost ten times as much in
   * a young JVM, and nobody gains by making two texts collide.
   *
   * @return CRC-32C in the upper half, CRC-32 in the lower
   */
  public long fingerprint() {
    return fingerprint;
  }

  /**
   * The fingerprint that an event with this text has.
   *
   * @param buffer holds the text in UTF-8
   * @param from where it begins
   * @param to where it ends
   * @return as {@link #fingerprint()}
   */
  public static long fingerprint(byte[] buffer, int from, int to) {
    CRC32C upper = new CRC32C();
    upper.update(buffer, from, to - from);
    CRC32 lower = new CRC32();
    lower.update(buffer, from, to - from);
    return upper.getValue() << 32 | lower.getValue();
  }

  /**
   * What the event says; read from the text at each call.
   *
   * @return its fields
   */
  public EventDetails details() {
    return decoder.decode(text());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditEvent that && Arrays.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  /** The line only: the text may hold what does not belong into a log of ours. */
  @Override
  public String toString() {
    return "AuditEvent{line " + line + ", " + text.length + " bytes}";
  }
}
