package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A backend that treats keys as the real one does: per key it knows how many leading events it has
 * stored, skips that many of a request and stores the rest; it never compares contents.
 *
 * <p>Outcomes can be scripted for the next requests, one after the other; what is not scripted goes
 * well unless a standing rule refuses it. For one thread.
 *
 * @since 0.1.0
 */
public final class InMemoryBackend implements EventIngest {
  private final Map<IdempotencyKey, Integer> counts = new HashMap<>();
  private final List<AuditEvent> stored = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final Deque<Outcome> script = new ArrayDeque<>();
  private Destination destination = new Destination("https://ito.example.com/acme/widgets");
  private Predicate<AuditEvent> refuses = event -> false;
  private long maxBytes = Long.MAX_VALUE;
  private Consumer<Request> whileAsked = request -> {};

  /**
   * One request that arrived.
   *
   * @param key what it was sent under
   * @param events what it held
   * @param limit how long it was allowed to take
   */
  public record Request(IdempotencyKey key, List<AuditEvent> events, Duration limit) {}

  /**
   * What becomes of one request.
   *
   * @param stores how many of its leading events are stored at most
   * @param error what is answered, unless the answer is counts
   * @param counts what is answered instead of the true counts
   */
  private record Outcome(int stores, Optional<BackendError> error, Optional<IngestResult> counts) {}

  /** A backend that holds nothing. */
  public InMemoryBackend() {}

  /**
   * Scripts an error before anything is stored.
   *
   * @param error what is answered
   */
  public void failNext(BackendError error) {
    failNextAfterStoring(0, error);
  }

  /**
   * Scripts an error after a part of the request is stored.
   *
   * @param events how many of its leading events are stored at most
   * @param error what is answered
   */
  public void failNextAfterStoring(int events, BackendError error) {
    script.add(new Outcome(events, Optional.of(error), Optional.empty()));
  }

  /** Scripts that everything is stored and nobody hears of it. */
  public void loseNextAnswer() {
    failNextAfterStoring(Integer.MAX_VALUE, outage("the connection was closed without an answer"));
  }

  /**
   * Scripts wrong counts.
   *
   * @param events how many leading events are stored at most
   * @param counts what is answered
   */
  public void answerNext(int events, IngestResult counts) {
    script.add(new Outcome(events, Optional.empty(), Optional.of(counts)));
  }

  /** Scripts a request that goes well, for a failure behind it. */
  public void acceptNext() {
    script.add(new Outcome(Integer.MAX_VALUE, Optional.empty(), Optional.empty()));
  }

  /**
   * Refuses, from now on, every request with one of these events in it.
   *
   * @param which the events
   */
  public void refuse(Predicate<AuditEvent> which) {
    refuses = which;
  }

  /**
   * Refuses, from now on, every request whose events are longer.
   *
   * @param bytes what is taken at most
   */
  public void takeAtMost(long bytes) {
    maxBytes = bytes;
  }

  /**
   * Lets something happen while a request is on the wire, for example time pass.
   *
   * @param what gets the request
   */
  public void whileAsked(Consumer<Request> what) {
    whileAsked = what;
  }

  /**
   * Moves what is known here to another address.
   *
   * @param next the address
   */
  public void moveTo(Destination next) {
    destination = next;
  }

  /**
   * An outage after which a part of the batch may be stored.
   *
   * @param detail what happened
   * @return the error
   */
  public static BackendError outage(String detail) {
    return new BackendError.Unavailable(detail, OptionalInt.empty(), Optional.empty(), true);
  }

  /**
   * What is stored.
   *
   * @return a copy, oldest first
   */
  public List<AuditEvent> stored() {
    return List.copyOf(stored);
  }

  /**
   * Every request that arrived, however it ended.
   *
   * @return a copy, oldest first
   */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Destination destination() {
    return destination;
  }

  @Override
  public IngestResult ingest(EventBatch batch, Duration limit)
      throws BackendException, InterruptedException {
    Objects.requireNonNull(limit, "limit");
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the request");
    }
    Request request = new Request(batch.key(), batch.events(), limit);
    requests.add(request);
    whileAsked.accept(request);
    Outcome outcome = script.poll();
    if (outcome == null) {
      refuseByRule(batch);
      return store(batch, batch.size());
    }
    return play(outcome, batch);
  }

  private IngestResult play(Outcome outcome, EventBatch batch) throws BackendException {
    IngestResult truth = store(batch, Math.min(outcome.stores(), batch.size()));
    if (outcome.error().isPresent()) {
      throw new BackendException(outcome.error().get());
    }
    return outcome.counts().orElse(truth);
  }

  private void refuseByRule(EventBatch batch) throws BackendException {
    if (batch.bytes() > maxBytes) {
      throw new BackendException(
          new BackendError.TooLarge("more than " + maxBytes + " bytes", OptionalInt.of(413)));
    }
    if (batch.events().stream().anyMatch(refuses)) {
      throw new BackendException(
          new BackendError.Rejected("an event is not understood", OptionalInt.of(422)));
    }
  }

  private IngestResult store(EventBatch batch, int upTo) {
    int known = Math.min(counts.getOrDefault(batch.key(), 0), batch.size());
    if (known < upTo) {
      stored.addAll(batch.events().subList(known, upTo));
      counts.put(batch.key(), upTo);
    }
    return new IngestResult(batch.size() - known, known);
  }
}
