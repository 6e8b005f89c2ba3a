package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A store that survives the death of a session but not of the process, and that can be told to let
 * sessions die. Taking ownership is safe for several threads, everything else is for one.
 *
 * @since 0.1.0
 */
public final class InMemoryCheckpointStore implements CheckpointStore {
  private final AtomicBoolean owned = new AtomicBoolean();
  private final List<Notice> notices = new ArrayList<>();
  private volatile Checkpoint stored;
  private int commits;
  private int dieAt;
  private Death death = Death.BEFORE_STORING;

  /** On which side of storing a session dies. */
  public enum Death {
    /** The checkpoint of the fatal commit is lost. */
    BEFORE_STORING,
    /** The checkpoint of the fatal commit is stored, and nobody learns of it. */
    AFTER_STORING
  }

  /** A store in which nothing was ever stored. */
  public InMemoryCheckpointStore() {
    this(Checkpoint.INITIAL);
  }

  /**
   * A store that an earlier run has left.
   *
   * @param stored what is stored
   */
  public InMemoryCheckpointStore(Checkpoint stored) {
    this.stored = Objects.requireNonNull(stored, "stored");
  }

  /**
   * Lets the session in use die at a commit: that commit and all others of the session fail.
   *
   * @param commit which one from now on, counted from 1
   * @param where whether its checkpoint is stored
   */
  public void dieAtCommit(int commit, Death where) {
    dieAt = commits + commit;
    death = where;
  }

  /** Lets sessions live, whatever was said before. */
  public void live() {
    dieAt = 0;
  }

  /**
   * Lets the next sessions report something found in disorder.
   *
   * @param notice what
   */
  public void report(Notice notice) {
    notices.add(notice);
  }

  /**
   * How many commits were asked for in the lifetime of this store.
   *
   * @return the number, failed ones included
   */
  public int commits() {
    return commits;
  }

  /**
   * What is stored.
   *
   * @return the last checkpoint that made it
   */
  public Checkpoint stored() {
    return stored;
  }

  @Override
  public Optional<Session> open() {
    if (!owned.compareAndSet(false, true)) {
      return Optional.empty();
    }
    return Optional.of(new InMemorySession(peek()));
  }

  @Override
  public Recovered peek() {
    return new Recovered(stored, notices);
  }

  private final class InMemorySession implements Session {
    private final Recovered recovered;
    private boolean dead;
    private boolean closed;

    InMemorySession(Recovered recovered) {
      this.recovered = recovered;
    }

    @Override
    public Recovered recovered() {
      return recovered;
    }

    @Override
    public void commit(Checkpoint next) throws IOException {
      commits++;
      boolean dies = commits == dieAt;
      if (dead || closed || dies && death == Death.BEFORE_STORING) {
        dead = true;
        throw new IOException("the session is dead");
      }
      stored = Objects.requireNonNull(next, "next");
      if (dies) {
        dead = true;
        throw new IOException("the session died after storing");
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        owned.set(false);
      }
    }
  }
}
