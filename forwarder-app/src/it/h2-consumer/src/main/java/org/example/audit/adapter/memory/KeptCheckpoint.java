package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A checkpoint that lives as long as the process, as its log does. Safe for several threads. */
public final class KeptCheckpoint implements CheckpointStore {
  private final AtomicReference<Checkpoint> kept = new AtomicReference<>(Checkpoint.INITIAL);
  private final AtomicReference<Optional<Session>> owner = new AtomicReference<>(Optional.empty());

  /** Nothing is forwarded yet. */
  public KeptCheckpoint() {}

  @Override
  public Optional<Session> open() {
    synchronized (owner) {
      if (owner.get().isPresent()) {
        return Optional.empty();
      }
      owner.set(Optional.of(new Owned(peek())));
      return owner.get();
    }
  }

  @Override
  public Recovered peek() {
    return new Recovered(kept.get(), List.of());
  }

  private final class Owned implements Session {
    private final Recovered recovered;

    Owned(Recovered recovered) {
      this.recovered = recovered;
    }

    @Override
    public Recovered recovered() {
      return recovered;
    }

    @Override
    public void commit(Checkpoint next) {
      kept.set(Objects.requireNonNull(next, "next"));
    }

    @Override
    public void close() {
      synchronized (owner) {
        if (owner.get().filter(this::equals).isPresent()) {
          owner.set(Optional.empty());
        }
      }
    }
  }
}
