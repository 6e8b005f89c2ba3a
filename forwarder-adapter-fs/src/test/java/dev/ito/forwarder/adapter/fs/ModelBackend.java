package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The backend's rule of contract 5.6 with the faults of the model: for each key it counts the
 * leading events it has stored, and skips that many.
 */
final class ModelBackend implements EventIngest, DeliveredEvents {
  /** What may go wrong with one request. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** The request never arrives. */
    LOST_REQUEST,
    /** The request is processed only after the client has given up and gone on. */
    LATE_REQUEST,
    /** The backend stores one event, and dies. */
    PARTIAL,
    /** Everything is stored, and the answer is lost. */
    LOST_ANSWER,
    /** The backend is overloaded; nothing is stored. */
    THROTTLED,
    /** A proxy finds the request too large, this once. */
    TOO_LARGE_ONCE,
    /** The answer's counts do not add up, though everything is stored. */
    WRONG_COUNTS
  }

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> stored = new ArrayList<>();
  private final List<EventBatch> late = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private CrashClock clock = CrashClock.never();

  void plan(List<Fault> next) {
    faults.clear();
    faults.addAll(next);
  }

  void runWith(CrashClock next) {
    clock = next;
  }

  List<String> stored() {
    return stored;
  }

  /** What was on the way all the time arrives. */
  void deliverLate() {
    late.forEach(batch -> store(batch, batch.size()));
    late.clear();
  }

  @Override
  public Destination destination() {
    return new Destination("model");
  }

  @Override
  public void list(Duration limit, Visitor visitor) {
    clock.step();
    stored.forEach(visitor::visit);
  }

  @Override
  public IngestResult ingest(EventBatch batch, Duration limit) throws BackendException {
    clock.step(); // before the request leaves
    IngestResult result = answer(batch, faults.isEmpty() ? Fault.NONE : faults.poll());
    clock.step(); // before the answer is read
    return result;
  }

  private IngestResult answer(EventBatch batch, Fault fault) throws BackendException {
    switch (fault) {
      case LOST_REQUEST -> throw unavailable(true);
      case LATE_REQUEST -> {
        late.add(batch);
        throw unavailable(true);
      }
      case PARTIAL -> {
        store(batch, 1);
        throw unavailable(true);
      }
      case LOST_ANSWER -> {
        store(batch, batch.size());
        throw unavailable(true);
      }
      case THROTTLED ->
          throw new BackendException(
              new BackendError.Throttled("slow down", OptionalInt.of(429), Optional.empty()));
      case TOO_LARGE_ONCE ->
          throw new BackendException(new BackendError.TooLarge("too large", OptionalInt.of(413)));
      case WRONG_COUNTS -> {
        store(batch, batch.size());
        return new IngestResult(0, 0);
      }
      case NONE -> {
        return store(batch, batch.size());
      }
    }
    throw new IllegalStateException("unreachable");
  }

  private static BackendException unavailable(boolean unknown) {
    return new BackendException(
        new BackendError.Unavailable("away", OptionalInt.empty(), Optional.empty(), unknown));
  }

  private IngestResult store(EventBatch batch, int most) {
    int before = Math.min(counts.getOrDefault(batch.key().value(), 0), batch.size());
    int after = Math.min(batch.size(), before + most);
    for (AuditEvent event : batch.events().subList(before, after)) {
      stored.add(event.text());
    }
    counts.put(batch.key().value(), after);
    return new IngestResult(after - before, before);
  }
}
