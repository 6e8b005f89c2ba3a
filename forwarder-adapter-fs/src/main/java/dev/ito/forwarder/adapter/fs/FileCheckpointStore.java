package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps the checkpoint in a project's state directory.
 *
 * <p>The plain count, {@code event-forward-offset}, is shared with the existing program and has its
 * meaning and format. Everything else is in a side record of ours ({@link StateRecordFormat}), of
 * which there is a copy against damage. Files are replaced as a whole, forced where delivery
 * depends on them, and readable by their owner only.
 *
 * <p>Safe for use by several threads; sessions are for one thread.
 *
 * @since 0.1.0
 */
public final class FileCheckpointStore implements CheckpointStore {
  static final String LOCK = "event-forward.lock";

  /** The count is written beside the work no more often than this. */
  private static final long LULL_MILLIS = 25;

  /** So often are files read again that an owner seems to be writing meanwhile. */
  private static final int MOST_PEEKS = 100;

  private final Disk disk;
  private final Executor executor;
  private final long lullMillis;

  /**
   * A store in a directory, which is made when the first session opens.
   *
   * @param directory usually {@code .ito/.state}
   */
  public FileCheckpointStore(Path directory) {
    this(
        new StateDirectory(Objects.requireNonNull(directory, "directory")),
        Background.THREAD,
        LULL_MILLIS);
  }

  FileCheckpointStore(Disk disk, Executor executor) {
    this(disk, executor, 0);
  }

  private FileCheckpointStore(Disk disk, Executor executor, long lullMillis) {
    this.disk = disk;
    this.executor = executor;
    this.lullMillis = lullMillis;
  }

  private enum Background implements Executor {
    THREAD;

    @Override
    public void execute(Runnable task) {
      Thread thread = new Thread(task, "event-forward-checkpoint");
      thread.setDaemon(true); // a session that is closed has waited for it
      thread.start();
    }
  }

  @Override
  public Optional<Session> open() throws IOException {
    if (disk.read(LOCK).isEmpty()) {
      peek(); // what cannot be trusted is refused before the first file of ours is made
    }
    Optional<Closeable> lock = disk.lock(LOCK);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    boolean opened = false;
    try {
      Session session = new FileSession(new StateFiles(disk, executor, lullMillis), lock.get());
      opened = true;
      return Optional.of(session);
    } finally {
      if (!opened) {
        lock.get().close();
      }
    }
  }

  /**
   * Whether a forwarder is at work, for display: a moment later that may have changed.
   *
   * @return whether somebody owns the store
   * @throws IOException if that cannot be found out
   */
  public boolean isOwned() throws IOException {
    return disk.isLocked(LOCK);
  }

  @Override
  public Recovered peek() throws IOException {
    Recovered found = read();
    for (int n = 0; n < MOST_PEEKS && !found.notices().isEmpty(); n++) {
      Recovered again = read();
      if (again.equals(found)) {
        return found; // in disorder, and not because somebody writes between two of our reads
      }
      found = again;
    }
    return found;
  }

  private Recovered read() throws IOException {
    StateFiles.Found found = new StateFiles(disk, executor, lullMillis).read();
    return new Recovered(found.checkpoint(), found.notices());
  }
}
