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
  private final byte[] source; // holds the text, and perhaps those of its neighbours
  private final int from;
  private final int length;
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

  private AuditEvent(long line, byte[] source, int from, int length, Decoder decoder) {
    this.line = line;
    this.source = source;
    this.from = from;
    this.length = length;
    this.fingerprint = fingerprint(source, from, from + length);
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
    return of(line, text, 0, text.length, decoder);
  }

  /**
   * An event whose text stands among others. Many small arrays cost a collector much more than one
   * large one; on the other hand, the whole array stays in memory as long as one of its events: who
   * keeps some few events for long had better keep their {@link #text()}.
   *
   * @param line where it was found, counted from 1
   * @param source holds the text, as in {@link #of(long, byte[], Decoder)}; not copied, so from
   *     {@code from} to {@code to} it must not change any more
   * @param from where the text begins
   * @param to where it ends
   * @param decoder how to read its fields
   * @return the event
   * @throws IllegalArgumentException if the line is not positive or the text is empty, wherever
   * @throws IndexOutOfBoundsException if the text does not lie in the array
   */
  public static AuditEvent of(long line, byte[] source, int from, int to, Decoder decoder) {
    Objects.requireNonNull(source, "source");
    if (line < 1) {
      throw new IllegalArgumentException("line is 1 or more, not " + line);
    }
    if (from == to) {
      throw new IllegalArgumentException("text is 1 byte or more, not 0");
    }
    Objects.checkFromToIndex(from, to, source.length);
    Objects.requireNonNull(decoder, "decoder");
    return new AuditEvent(line, source, from, to - from, decoder);
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
    return new String(source, from, length, StandardCharsets.UTF_8);
  }

  /**
   * The length of the text.
   *
   * @return bytes in UTF-8, at least 1
   */
  public int bytes() {
    return length;
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
    System.arraycopy(source, from, target, offset, length);
    return offset + length;
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
    return other instanceof AuditEvent that
        && fingerprint == that.fingerprint
        && Arrays.equals(
            source, from, from + length, that.source, that.from, that.from + that.length);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }

  /** The line only: the text may hold what does not belong into a log of ours. */
  @Override
  public String toString() {
    return "AuditEvent{line " + line + ", " + length + " bytes}";
  }
}
