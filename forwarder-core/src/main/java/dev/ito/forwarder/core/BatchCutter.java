package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BodyLimit;
import dev.ito.forwarder.domain.EventBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a run of events into batches. */
final class BatchCutter {
  /** Room for the key, names and braces that any adapter puts around the events of a batch. */
  static final long ENVELOPE_BYTES = 256;

  /** A learned limit is tried again after this time. */
  private static final Duration LIMIT_HOLDS = Duration.ofDays(1);

  private BatchCutter() {}

  /** The most bytes that the events of a batch may have, as configured or as learned. */
  static long maxBytes(ForwardSettings settings, Optional<BodyLimit> learned, Instant now) {
    long configured = settings.batchBytes() - ENVELOPE_BYTES;
    boolean holds = learned.isPresent() && now.isBefore(learned.get().learned().plus(LIMIT_HOLDS));
    return holds ? Math.min(learned.get().bytes(), configured) : configured;
  }

  /**
   * Cuts so that no batch has more events or bytes than allowed; a larger event goes alone.
   *
   * @param sequence how many events were confirmed before the first of these
   */
  static List<EventBatch> cut(
      long sequence, List<AuditEvent> events, int maxEvents, long maxBytes) {
    List<EventBatch> batches = new ArrayList<>();
    int from = 0;
    while (from < events.size()) {
      int to = end(events, from, maxEvents, maxBytes);
      batches.add(EventBatch.of(sequence + from, events.subList(from, to)));
      from = to;
    }
    return batches;
  }

  /** Cuts one batch in two. It must have two events at least. */
  static List<EventBatch> halve(long sequence, EventBatch batch) {
    int middle = (batch.size() + 1) / 2;
    return List.of(
        EventBatch.of(sequence, batch.events().subList(0, middle)),
        EventBatch.of(sequence + middle, batch.events().subList(middle, batch.size())));
  }

  private static int end(List<AuditEvent> events, int from, int maxEvents, long maxBytes) {
    long bytes = events.get(from).bytes();
    int to = from + 1;
    while (to < events.size() && to - from < maxEvents) {
      bytes += 1L + events.get(to).bytes();
      if (bytes > maxBytes) {
        break;
      }
      to++;
    }
    return to;
  }
}
