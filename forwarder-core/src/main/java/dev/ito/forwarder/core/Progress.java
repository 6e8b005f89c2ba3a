package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.util.Optional;

/** Where one run is, which is always what was last committed. For one thread. */
final class Progress {
  private final CheckpointStore.Session session;
  private Checkpoint here;

  Progress(CheckpointStore.Session session) {
    this.session = session;
    this.here = session.recovered().checkpoint();
  }

  Checkpoint here() {
    return here;
  }

  /** The place behind everything that is delivered or in flight. */
  LogPosition end() {
    Optional<InFlight> open = here.inFlight();
    return open.isPresent() ? open.get().end() : here.confirmed();
  }

  /**
   * The commit point: whatever came before it is repeated after a crash, what follows relies on it.
   */
  void commit(Checkpoint next) throws IOException {
    session.commit(next);
    here = next;
  }

  /** Says what will probably be committed once what is in flight is delivered. */
  void prepare(Checkpoint next) throws IOException {
    session.prepare(next);
  }
}
