package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store that remembers which groups of batches it was told of, and when. */
final class PreparedStore implements CheckpointStore {
  private final InMemoryCheckpointStore store;
  private final List<InFlight> prepared = new ArrayList<>();
  private final List<InFlight> begun = new ArrayList<>();

  PreparedStore(InMemoryCheckpointStore store) {
    this.store = store;
  }

  /** What was said to come. */
  List<InFlight> prepared() {
    return List.copyOf(prepared);
  }

  /** What was committed to be sent, whole. */
  List<InFlight> begun() {
    return List.copyOf(begun);
  }

  @Override
  public Optional<Session> open() throws IOException {
    Optional<Session> owned = store.open();
    return owned.isEmpty() ? owned : Optional.of(new Remembering(owned.get()));
  }

  @Override
  public Recovered peek() {
    return store.peek();
  }

  private final class Remembering implements Session {
    private final Session session;
    private Checkpoint last;

    Remembering(Session session) {
      this.session = session;
      this.last = session.recovered().checkpoint();
    }

    @Override
    public Recovered recovered() {
      return session.recovered();
    }

    @Override
    public void commit(Checkpoint next) throws IOException {
      session.commit(next);
      if (last.inFlight().isEmpty()) {
        next.inFlight().ifPresent(begun::add);
      }
      last = next;
    }

    @Override
    public void prepare(Checkpoint next) throws IOException {
      session.prepare(next);
      prepared.add(next.inFlight().orElseThrow());
    }

    @Override
    public void close() throws IOException {
      session.close();
    }
  }
}
