package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run would send if it were made now and all went well.
 *
 * @param from how many events are delivered before it
 * @param events how many would go out
 * @param bytes what they take in the requests, without what is around them
 * @param requests in how many requests
 * @param inFlight how many of the events were sent before without a clear answer, and go out again
 *     under their old keys
 * @param malformed lines that would be skipped
 * @param first the first of the events
 * @param last the last of them
 * @param firstKey the key of the first request
 * @param located where the run would begin in the log, and how it finds the place
 * @param boundTo the destination that the state belongs to, if it is another one than asked for
 * @since 0.1.0
 */
public record ForwardPlan(
    long from,
    long events,
    long bytes,
    long requests,
    long inFlight,
    long malformed,
    Optional<AuditEvent> first,
    Optional<AuditEvent> last,
    Optional<IdempotencyKey> firstKey,
    Located located,
    Optional<Destination> boundTo) {
  /**
   * Checks the components.
   *
   * @param from how many events are delivered before it
   * @param events how many would go out
   * @param bytes what they take in the requests, without what is around them
   * @param requests in how many requests
   * @param inFlight how many of the events were sent before without a clear answer, and go out
   *     again
   * @param malformed lines that would be skipped
   * @param first the first of the events
   * @param last the last of them
   * @param firstKey the key of the first request
   * @param located where the run would begin in the log, and how it finds the place
   * @param boundTo the destination that the state belongs to, if it is another one than asked for
   */
  public ForwardPlan {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(firstKey, "firstKey");
    Objects.requireNonNull(located, "located");
    Objects.requireNonNull(boundTo, "boundTo");
  }

  /**
   * Plans without owning, sending or changing anything.
   *
   * @param log where the events are
   * @param checkpoints where it is kept how far they are forwarded
   * @param destination where they would go
   * @param settings how they would be cut
   * @param now the time of day
   * @return the plan
   * @throws dev.ito.forwarder.domain.port.UntrustedStateException if the stored state cannot be
   *     trusted
   * @throws IOException if the log or the state cannot be read
   */
  public static ForwardPlan of(
      AuditLog log,
      CheckpointStore checkpoints,
      Destination destination,
      ForwardSettings settings,
      Instant now)
      throws IOException {
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Checkpoint stored = checkpoints.peek().checkpoint();
    Optional<Destination> other = stored.destination().filter(known -> !known.equals(destination));
    Checkpoint here = other.isEmpty() ? stored : elsewhere(stored, settings);
    LogPosition from = here.inFlight().map(InFlight::end).orElse(here.confirmed());
    try (LogReader reader = log.open(from)) {
      Count count = new Count();
      here.inFlight().ifPresent(open -> open.batches().forEach(count::add));
      long sequence = here.movedTo(reader.located().position()).sequence();
      long maxBytes = BatchCutter.maxBytes(settings, here.bodyLimit(), now);
      count.readOn(reader, sequence, settings.batchSize(), maxBytes);
      long begin =
          here.inFlight().isPresent()
              ? here.confirmed().count()
              : reader.located().position().count();
      return count.plan(begin, here, reader.located(), other);
    }
  }

  /** As a run would begin at another destination, if it may. */
  private static Checkpoint elsewhere(Checkpoint stored, ForwardSettings settings) {
    return settings.onNewDestination() == ForwardSettings.OnNewDestination.FROM_START
        ? Checkpoint.INITIAL
        : stored.withBodyLimit(Optional.empty());
  }

  /** Counts what would be sent. */
  private static final class Count {
    private long events;
    private long bytes;
    private long requests;
    private long malformed;
    private Optional<AuditEvent> first = Optional.empty();
    private Optional<AuditEvent> last = Optional.empty();
    private Optional<IdempotencyKey> firstKey = Optional.empty();

    /** Counts on; the sequence is that of the first batch, since no other key is told. */
    void readOn(LogReader reader, long sequence, int maxEvents, long maxBytes) throws IOException {
      LogSlice slice = reader.next(maxEvents, maxBytes);
      while (!slice.events().isEmpty() || !slice.malformed().isEmpty()) {
        malformed += slice.malformed().size();
        if (!slice.events().isEmpty()) {
          add(EventBatch.of(sequence, slice.events()));
        }
        slice = reader.next(maxEvents, maxBytes);
      }
    }

    private void add(EventBatch batch) {
      events += batch.size();
      bytes += batch.bytes();
      requests++;
      first = first.or(() -> Optional.of(batch.events().get(0)));
      firstKey = firstKey.or(() -> Optional.of(batch.key()));
      last = Optional.of(batch.events().get(batch.size() - 1));
    }

    ForwardPlan plan(long begin, Checkpoint here, Located located, Optional<Destination> other) {
      long again = here.inFlight().map(InFlight::size).orElse(0L);
      return new ForwardPlan(
          begin, events, bytes, requests, again, malformed, first, last, firstKey, located, other);
    }
  }
}
