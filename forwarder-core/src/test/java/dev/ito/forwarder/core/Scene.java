package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.DecodedFingerprints;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import dev.ito.forwarder.testkit.InMemoryBackend;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import dev.ito.forwarder.testkit.InMemoryQuarantine;
import dev.ito.forwarder.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** A forwarder among fakes: a log of numbered events, a backend, and a store in between. */
final class Scene {
  static final BackendError AWAY =
      new BackendError.Unavailable("away", OptionalInt.of(503), Optional.empty(), true);
  static final BackendError UNAUTHORIZED =
      new BackendError.Unauthorized("who is there", OptionalInt.of(401));
  static final BackendError TOO_LARGE = new BackendError.TooLarge("too much", OptionalInt.of(413));
  static final BackendError REJECTED = new BackendError.Rejected("no", OptionalInt.of(422));

  final InMemoryAuditLog log;
  final InMemoryCheckpointStore store;
  final InMemoryBackend backend = new InMemoryBackend();
  ListOfStored delivered = new ListOfStored(backend::stored);
  UnaryOperator<LogReader> reading = UnaryOperator.identity();
  final InMemoryQuarantine quarantine = new InMemoryQuarantine();
  final VirtualTime time = new VirtualTime();
  ForwardSettings settings = ForwardSettings.DEFAULT;
  ForwardListener listener = ForwardListener.SILENT;

  private Scene(int events, Checkpoint stored) {
    log = InMemoryAuditLog.ofEvents(events);
    store = new InMemoryCheckpointStore(stored);
  }

  /** A log with events 1 to n, of which nothing was ever forwarded. */
  static Scene ofEvents(int events) {
    return new Scene(events, Checkpoint.INITIAL);
  }

  /** A log with events 1 to n, of which the existing program has forwarded some. */
  static Scene ofEvents(int events, int forwarded) {
    return new Scene(events, Checkpoint.at(LogPosition.ofCount(forwarded)));
  }

  /** A log with events 1 to n, and a state. */
  static Scene of(int events, Checkpoint stored) {
    return new Scene(events, stored);
  }

  /** A log with events 1 to n, of which the backend already has some, and no state. */
  static Scene fresh(int events, List<AuditEvent> there) throws Exception {
    Scene scene = ofEvents(events);
    if (!there.isEmpty()) {
      scene.backend.ingest(EventBatch.of(1_000_000, there), Duration.ofSeconds(1));
    }
    return scene;
  }

  /** Decides the most events in a batch. */
  Scene batches(int events) {
    settings = settings.withBatchSize(events);
    return this;
  }

  Scene quarantining() {
    settings = settings.withOnRejected(ForwardSettings.OnRejected.QUARANTINE);
    return this;
  }

  ForwardReport run() throws IOException, InterruptedException {
    return run(time);
  }

  ForwardReport run(Timing timing) throws IOException, InterruptedException {
    return forwarder(timing).forward();
  }

  EventForwarder forwarder(Timing timing) {
    return EventForwarder.from(log())
        .to(backend)
        .keeping(store)
        .quarantining(quarantine)
        .with(settings)
        .timedBy(timing)
        .telling(listener)
        .asking(inventory())
        .build();
  }

  /** The log, as it is read. */
  AuditLog log() {
    return from -> reading.apply(log.open(from));
  }

  Inventory inventory() {
    return new Inventory(delivered, DecodedFingerprints.INSTANCE);
  }

  /** A run that reads ahead beside the sending. */
  ForwardReport run(Executor beside) throws IOException, InterruptedException {
    return EventForwarder.from(log)
        .to(backend)
        .keeping(store)
        .with(settings)
        .timedBy(time)
        .telling(listener)
        .readingAheadIn(beside)
        .build()
        .forward();
  }

  static BackendError throttledFor(Duration asked) {
    return new BackendError.Throttled("slow down", OptionalInt.of(429), Optional.of(asked));
  }

  /** How many events each request had, in order. */
  List<Integer> requestSizes() {
    return backend.requests().stream().map(request -> request.events().size()).toList();
  }

  /** The keys of the requests, in order. */
  List<String> requestKeys() {
    return backend.requests().stream().map(request -> request.key().value()).toList();
  }

  Checkpoint stored() {
    return store.stored();
  }

  long offset() {
    return stored().confirmed().count();
  }

  void assertStored(int first, int last) {
    assertStored(AuditEvents.events(first, last));
  }

  void assertStored(List<AuditEvent> events) {
    assertEquals(AuditEvents.texts(events), AuditEvents.texts(backend.stored()));
  }
}
