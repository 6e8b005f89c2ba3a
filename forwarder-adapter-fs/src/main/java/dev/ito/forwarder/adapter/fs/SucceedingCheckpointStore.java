package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a checkpoint, and as long as it has none goes on from the one of an older store: what was
 * forwarded while the log was elsewhere is not sent again, and what was in flight is finished under
 * its keys. Both are owned meanwhile, so that nobody goes on with the older one. The older store is
 * never written to.
 *
 * <p>Safe for use by several threads; sessions are for one thread.
 */
final class SucceedingCheckpointStore implements CheckpointStore {
  private final CheckpointStore own;
  private final List<? extends CheckpointStore> older;

  /**
   * A store that succeeds others.
   *
   * @param own where the checkpoint is kept from now on
   * @param older where it may have been kept before, the latest first
   */
  SucceedingCheckpointStore(CheckpointStore own, List<? extends CheckpointStore> older) {
    this.own = own;
    this.older = List.copyOf(older);
  }

  @Override
  public Optional<Session> open() throws IOException {
    Optional<Session> opened = own.open();
    if (opened.isEmpty() || isUsed(opened.get().recovered().checkpoint())) {
      return opened;
    }
    boolean handedOver = false;
    try {
      Optional<Session> session = succeed(opened.get());
      handedOver = session.isPresent();
      return session;
    } finally {
      if (!handedOver) {
        opened.get().close();
      }
    }
  }

  private Optional<Session> succeed(Session ours) throws IOException {
    Optional<CheckpointStore> used = usedOlder();
    if (used.isEmpty()) {
      return Optional.of(ours);
    }
    Optional<Session> theirs = used.get().open(); // nothing, while somebody is at work there
    return theirs.map(session -> new Succession(ours, session));
  }

  private Optional<CheckpointStore> usedOlder() throws IOException {
    for (CheckpointStore store : older) {
      if (isUsed(store.peek().checkpoint())) {
        return Optional.of(store);
      }
    }
    return Optional.empty();
  }

  static boolean isUsed(Checkpoint checkpoint) {
    return !checkpoint.confirmed().equals(LogPosition.START)
        || checkpoint.inFlight().isPresent()
        || checkpoint.destination().isPresent();
  }

  @Override
  public Recovered peek() throws IOException {
    Recovered recovered = own.peek();
    if (isUsed(recovered.checkpoint())) {
      return recovered;
    }
    Optional<CheckpointStore> used = usedOlder();
    return used.isPresent() ? takenOver(used.get().peek()) : recovered;
  }

  private static Recovered takenOver(Recovered older) {
    Checkpoint was = older.checkpoint();
    Checkpoint moved = was.movedTo(Predecessor.takenOver(was.confirmed()));
    Optional<InFlight> open = was.inFlight();
    if (open.isPresent()) {
      LogPosition end = Predecessor.takenOver(open.get().end());
      moved = moved.sending(new InFlight(open.get().batches(), end, open.get().headRefused()));
    }
    return new Recovered(moved, older.notices());
  }

  /** Our session and theirs, as one. */
  private record Succession(Session ours, Session theirs) implements Session {
    @Override
    public Recovered recovered() {
      return takenOver(theirs.recovered());
    }

    @Override
    public void commit(Checkpoint next) throws IOException {
      ours.commit(next);
    }

    @Override
    public void close() throws IOException {
      try {
        ours.close();
      } finally {
        theirs.close();
      }
    }
  }
}
