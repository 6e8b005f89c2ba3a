package dev.ito.forwarder.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Names one batch to the backend, so that sending the batch again cannot store it twice.
 *
 * <p>Equal keys mean equal batches: a key is derived from what the batch contains and never drawn
 * at random. The backend counts how many leading events of a key it has stored and skips that many,
 * so other content under a used key would be lost.
 *
 * @param value 1 to 128 characters from {@code A-Z a-z 0-9 - _}, the alphabet that the ingest
 *     endpoint accepts (ito-backend {@code api.rs}, {@code ingest_events})
 */
public record IdempotencyKey(String value) {
  /** What keys of this program end in, as the existing program's do. */
  public static final String SUFFIX = "-event-forward";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final byte[] SCHEME = "ito-event-forward 1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_BYTES = 16;

  /**
   * Of each event its length and two checksums of different polynomials: a digest of the whole text
   * costs ten times as much in a young JVM, and nobody gains by making two texts collide.
   */
  private static final int EVENT_BYTES = 3 * Integer.BYTES;

  /**
   * Checks the components.
   *
   * @param value 1 to 128 characters from {@code A-Z a-z 0-9 - _}
   * @throws IllegalArgumentException if a component is out of its range
   */
  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    if (!ACCEPTED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value is 1 to 128 characters from A-Z, a-z, 0-9, - and _, not \"" + value + '"');
    }
  }

  /**
   * The key of these events at this place in the lifetime of a project.
   *
   * @param sequence how many events were confirmed before the first of these; it tells two equal
   *     batches apart
   * @param events what the batch holds, in order
   * @return 32 hexadecimal digits and {@link #SUFFIX}
   */
  public static IdempotencyKey of(long sequence, List<AuditEvent> events) {
    CRC32C first = new CRC32C();
    CRC32 second = new CRC32();
    ByteBuffer content =
        ByteBuffer.allocate(SCHEME.length + Long.BYTES + events.size() * EVENT_BYTES);
    content.put(SCHEME).putLong(sequence);
    for (AuditEvent event : events) {
      event.addTo(first);
      event.addTo(second);
      content.putInt(event.bytes()).putInt((int) first.getValue()).putInt((int) second.getValue());
      first.reset();
      second.reset();
    }
    byte[] digest = sha256().digest(content.array());
    return new IdempotencyKey(HexFormat.of().formatHex(digest, 0, DIGEST_BYTES) + SUFFIX);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
