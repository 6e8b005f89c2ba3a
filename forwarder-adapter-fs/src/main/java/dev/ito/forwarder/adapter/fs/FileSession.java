package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.Closeable;
import java.io.IOException;

/** Sole ownership of the state files. */
final class FileSession implements CheckpointStore.Session {
  private final StateFiles files;
  private final Closeable lock;
  private final CheckpointStore.Recovered recovered;
  private Checkpoint wanted;
  private boolean closed;

  FileSession(StateFiles files, Closeable lock) throws IOException {
    this.files = files;
    this.lock = lock;
    StateFiles.Found found = files.read();
    files.keepDamagedAside(found);
    files.settle(found.checkpoint());
    this.recovered = new CheckpointStore.Recovered(found.checkpoint(), found.notices());
    this.wanted = found.checkpoint();
  }

  @Override
  public CheckpointStore.Recovered recovered() {
    return recovered;
  }

  @Override
  public void commit(Checkpoint next) throws IOException {
    if (closed) {
      throw new IOException("the session is closed; another forwarder may be at work");
    }
    files.store(next);
    wanted = next;
  }

  @Override
  public void prepare(Checkpoint next) throws IOException {
    files.prepare(next);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      files.finish(wanted);
    } finally {
      lock.close();
    }
  }
}
