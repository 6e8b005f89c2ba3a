package dev.ito.forwarder.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Names one batch to the backend, so that sending the batch again cannot store it twice.
 *
 * <p>Equal keys mean equal batches: a key is derived from what the batch contains and never drawn
 * at random. The backend counts how many leading events of a key it has stored and skips that many,
 * so other content under a used key would be lost.
 *
 * @param value 1 to 128 characters from {@code A-Z a-z 0-9 - _}, the alphabet that the ingest
 *     endpoint accepts (ito-backend {@code api.rs}, {@code ingest_events})
 * @since 0.1.0
 */
public record IdempotencyKey(String value) {
  /** What keys of this program end in, as the existing program's do. */
  public static final String SUFFIX = "-event-forward";

  private static final int LONGEST = 128;
  private static final byte[] SCHEME = "ito-event-forward 1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_WORDS = 4; // of 32 bits

  /** Of each event its length and its fingerprint. */
  private static final int EVENT_BYTES = Integer.BYTES + Long.BYTES;

  /**
   * Checks the components.
   *
   * @param value 1 to 128 characters from {@code A-Z a-z 0-9 - _}
   * @throws IllegalArgumentException if a component is out of its range
   */
  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    boolean accepted = !value.isEmpty() && value.length() <= LONGEST;
    for (int i = 0; i < value.length() && accepted; i++) {
      accepted = isAccepted(value.charAt(i));
    }
    if (!accepted) {
      throw new IllegalArgumentException(
          "value is 1 to 128 characters from A-Z, a-z, 0-9, - and _, not \"" + value + '"');
    }
  }

  private static boolean isAccepted(char next) {
    return next >= 'a' && next <= 'z'
        || next >= '0' && next <= '9'
        || next >= 'A' && next <= 'Z'
        || next == '-'
        || next == '_';
  }

  /**
   * The key of these events at this place in the lifetime of a project.
   *
   * @param sequence how many events were confirmed before the first of these; it tells two equal
   *     batches apart; 0 or more
   * @param events what the batch holds, in order
   * @return 32 hexadecimal digits and {@link #SUFFIX}
   * @throws IllegalArgumentException if the sequence is out of its range
   */
  public static IdempotencyKey of(long sequence, List<AuditEvent> events) {
    Objects.requireNonNull(events, "events");
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence is 0 or more, not " + sequence);
    }
    ByteBuffer content =
        ByteBuffer.allocate(SCHEME.length + Long.BYTES + events.size() * EVENT_BYTES);
    content.put(SCHEME).putLong(sequence);
    for (AuditEvent event : events) {
      content.putInt(event.bytes()).putLong(event.fingerprint());
    }
    int[] digest = Sha256.of(content.array());
    StringBuilder key = new StringBuilder();
    for (int n = 0; n < DIGEST_WORDS; n++) {
      for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
        key.append(Character.forDigit(digest[n] >>> shift & 15, 16));
      }
    }
    return new IdempotencyKey(key.append(SUFFIX).toString());
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
