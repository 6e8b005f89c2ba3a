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
 * <p>Where only a count is known, and the file that was counted is gone, the backend is to be asked
 * what it holds. Where only other worktrees have forwarded before, nothing of theirs is gone on
 * with but what they know to be delivered, which the log itself looks up.
 *
 * <p>Safe for use by several threads; sessions are for one thread.
 */
final class SucceedingCheckpointStore implements CheckpointStore {
  /** Not the start, from which everything would be sent that was not sent from here. */
  private static final LogPosition NOTHING_YET = new LogPosition(0, new DealtWith().encode());

  private final CheckpointStore own;
  private final List<OlderState> older;
  private final Optional<ItoFiles> project;

  /**
   * A store that succeeds others.
   *
   * @param own where the checkpoint is kept from now on
   * @param older where it may have been kept before, the latest first
   * @param project whose other worktrees may have a past, too
   */
  SucceedingCheckpointStore(
      CheckpointStore own, List<OlderState> older, Optional<ItoFiles> project) {
    this.own = own;
    this.older = List.copyOf(older);
    this.project = project;
  }

  @Override
  public Optional<Session> open() throws IOException {
    Optional<Session> opened = own.open();
    if (opened.isEmpty() || OlderState.isUsed(opened.get().recovered().checkpoint())) {
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
    Optional<OlderState> used = usedOlder();
    if (used.isEmpty()) {
      return Optional.of(new Succession(ours, Optional.empty(), begun(ours.recovered())));
    }
    Optional<Session> theirs = used.get().store().open();
    if (theirs.isEmpty()) {
      return Optional.empty(); // somebody is at work there
    }
    Recovered taken = takenOver(used.get(), theirs.get().recovered());
    return Optional.of(new Succession(ours, theirs, taken));
  }

  private Optional<OlderState> usedOlder() throws IOException {
    for (OlderState state : older) {
      if (state.isUsed()) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  @Override
  public Recovered peek() throws IOException {
    Recovered recovered = own.peek();
    if (OlderState.isUsed(recovered.checkpoint())) {
      return recovered;
    }
    Optional<OlderState> used = usedOlder();
    return used.isPresent() ? takenOver(used.get(), used.get().store().peek()) : begun(recovered);
  }

  /** Nothing was ever forwarded from here; but maybe from another worktree. */
  private Recovered begun(Recovered nothing) throws IOException {
    boolean elsewhere = false;
    if (project.isPresent()) {
      for (ItoFiles other : project.get().inOtherWorktrees()) {
        elsewhere = elsewhere || other.isForwardedFrom();
      }
    }
    return elsewhere
        ? new Recovered(nothing.checkpoint().movedTo(NOTHING_YET), nothing.notices())
        : nothing;
  }

  private static Recovered takenOver(OlderState state, Recovered older) throws IOException {
    Checkpoint was = older.checkpoint();
    Optional<InFlight> open = was.inFlight();
    if (open.isEmpty() && !state.tells(was.confirmed())) {
      return new Recovered(unknown(was), older.notices());
    }
    Checkpoint moved = was.movedTo(Predecessor.takenOver(was.confirmed()));
    if (open.isPresent()) {
      LogPosition end = Predecessor.takenOver(open.get().end());
      moved = moved.sending(new InFlight(open.get().batches(), end, open.get().headRefused()));
    }
    return new Recovered(moved, older.notices());
  }

  /** As in a fresh clone, where nothing was forwarded and the backend may hold anything. */
  private static Checkpoint unknown(Checkpoint was) {
    return new Checkpoint(
        NOTHING_YET,
        0,
        Optional.empty(),
        was.destination(),
        was.bodyLimit(),
        was.pause(),
        was.totals(),
        was.history(),
        true);
  }

  /** Our session, and the one that it succeeds, if there is one. */
  private record Succession(Session ours, Optional<Session> theirs, Recovered recovered)
      implements Session {
    @Override
    public void commit(Checkpoint next) throws IOException {
      ours.commit(next);
    }

    @Override
    public void prepare(Checkpoint next) throws IOException {
      ours.prepare(next);
    }

    @Override
    public void close() throws IOException {
      try {
        ours.close();
      } finally {
        if (theirs.isPresent()) {
          theirs.get().close();
        }
      }
    }
  }
}
