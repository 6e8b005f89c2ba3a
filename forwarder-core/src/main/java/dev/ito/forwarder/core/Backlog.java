package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What waits to be delivered, in flight or behind that in the log.
 *
 * @param events how many, as far as they were counted
 * @param exact whether that is all of them
 * @param likely how many there are, counted or else estimated by what those counted take
 * @param bytes how much of the log they take, if that can be told; 0 without events
 * @param oldest the one whose turn it is
 * @param malformed lines among those counted that are no events
 * @since 0.1.0
 */
public record Backlog(
    long events,
    boolean exact,
    long likely,
    OptionalLong bytes,
    Optional<AuditEvent> oldest,
    long malformed) {
  private static final int SLICE_EVENTS = 4096;
  private static final long SLICE_BYTES = 1 << 20;

  /**
   * Checks the components.
   *
   * @param events how many, as far as they were counted
   * @param exact whether that is all of them
   * @param likely how many there are, counted or else estimated by what those counted take
   * @param bytes how much of the log they take, if that can be told
   * @param oldest the one whose turn it is
   * @param malformed lines among those counted that are no events
   */
  public Backlog {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(oldest, "oldest");
  }

  /**
   * Counts.
   *
   * @param here how far forwarding has come
   * @param reader a log opened behind what is in flight
   * @param maxBytes how much of the log may be read for it, more or less
   */
  static Backlog of(Checkpoint here, LogReader reader, long maxBytes) throws IOException {
    Optional<InFlight> open = here.inFlight();
    long before = open.map(InFlight::size).orElse(0L);
    Optional<AuditEvent> oldest = open.map(o -> o.head().events().get(0));
    long inFlightBytes = open.map(Backlog::bytes).orElse(0L);
    OptionalLong behind = reader.remainingBytes();
    OptionalLong bytes =
        behind.isPresent()
            ? OptionalLong.of(inFlightBytes + behind.getAsLong())
            : OptionalLong.empty();
    long malformed = 0;
    long counted = 0;
    long read = 0;
    while (read < maxBytes) {
      LogSlice slice = reader.next(SLICE_EVENTS, SLICE_BYTES);
      if (slice.events().isEmpty() && slice.malformed().isEmpty()) {
        long all = before + counted;
        return new Backlog(
            all, true, all, all == 0 ? OptionalLong.of(0) : bytes, oldest, malformed);
      }
      malformed += slice.malformed().size();
      counted += slice.events().size();
      read += SLICE_BYTES; // a slice of few events may have passed many other lines
      oldest = oldest.or(() -> slice.events().stream().findFirst());
    }
    long likely = before + likely(counted, behind, reader.remainingBytes());
    return new Backlog(before + counted, false, likely, bytes, oldest, malformed);
  }

  private static long likely(long counted, OptionalLong bytes, OptionalLong left) {
    long passed = bytes.orElse(0) - left.orElse(0);
    return passed <= 0 ? counted : (long) (counted * (bytes.getAsLong() / (double) passed));
  }

  private static long bytes(InFlight open) {
    return open.batches().stream().mapToLong(EventBatch::bytes).sum() + open.batches().size();
  }
}
