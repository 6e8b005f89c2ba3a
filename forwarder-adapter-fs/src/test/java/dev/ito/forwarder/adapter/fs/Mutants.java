package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Ways to get it wrong that look right, to prove that the crash scenarios notice. */
final class Mutants {
  private Mutants() {}

  /** Forgets what was in flight before the count has passed it. */
  static CheckpointStore clearingEarly(CheckpointStore store) {
    return new Wrapped(store, UnaryOperator.identity(), true);
  }

  /** Sends what was in flight under new keys. */
  static CheckpointStore drawingNewKeys(CheckpointStore store) {
    return new Wrapped(
        store,
        open -> {
          List<EventBatch> batches = new ArrayList<>();
          for (EventBatch batch : open.batches()) {
            batches.add(
                new EventBatch(
                    new IdempotencyKey(UUID.randomUUID() + IdempotencyKey.SUFFIX), batch.events()));
          }
          return InFlight.of(batches, open.end());
        },
        false);
  }

  /** Cuts what was in flight from the log again, under the kept keys. */
  static CheckpointStore rebuildingBatches(CheckpointStore store, MemoryLog log) {
    return new Wrapped(
        store,
        open -> {
          int from = (int) (open.end().count() - open.size());
          List<EventBatch> batches = new ArrayList<>();
          for (EventBatch batch : open.batches()) {
            List<AuditEvent> events = new ArrayList<>();
            for (int n = from; n < log.lines().size() && events.size() <= batch.size(); n++) {
              byte[] text = log.lines().get(n).getBytes(StandardCharsets.UTF_8);
              events.add(AuditEvent.of(n + 1, text, JsonEventDecoder.INSTANCE));
            }
            batches.add(events.isEmpty() ? batch : new EventBatch(batch.key(), events));
            from += batch.size();
          }
          return InFlight.of(batches, open.end());
        },
        false);
  }

  private record Wrapped(
      CheckpointStore store, UnaryOperator<InFlight> onRecovery, boolean clearingEarly)
      implements CheckpointStore {
    @Override
    public Optional<Session> open() throws IOException {
      return store.open().map(session -> new WrappedSession(session, this));
    }

    @Override
    public Recovered peek() throws IOException {
      return store.peek();
    }
  }

  private static final class WrappedSession implements CheckpointStore.Session {
    private final CheckpointStore.Session session;
    private final Wrapped how;
    private Checkpoint last;

    WrappedSession(CheckpointStore.Session session, Wrapped how) {
      this.session = session;
      this.how = how;
      this.last = session.recovered().checkpoint();
    }

    @Override
    public CheckpointStore.Recovered recovered() {
      CheckpointStore.Recovered found = session.recovered();
      Checkpoint here = found.checkpoint();
      return new CheckpointStore.Recovered(
          here.inFlight().map(open -> here.sending(how.onRecovery().apply(open))).orElse(here),
          found.notices());
    }

    @Override
    public void commit(Checkpoint next) throws IOException {
      if (how.clearingEarly() && last.inFlight().isPresent() && next.inFlight().isEmpty()) {
        session.commit(last.movedTo(last.confirmed()));
      }
      session.commit(next);
      last = next;
    }

    @Override
    public void close() throws IOException {
      session.close();
    }
  }
}
