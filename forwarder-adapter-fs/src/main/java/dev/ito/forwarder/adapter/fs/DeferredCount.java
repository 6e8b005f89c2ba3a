package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes the plain count beside the work, newest value first: within a group of batches in flight
 * the record already says all that a restart needs, and the count need not be waited for.
 */
final class DeferredCount {
  private final PlainCount plain;
  private final Executor executor;
  private final long lullMillis;
  private long wanted;
  private long written;
  private boolean begun; // a task of ours waits for its turn
  private boolean writing;
  private @Nullable IOException failure;

  /**
   * Writes through a file.
   *
   * @param lullMillis how long to rest between two writes, so that they do not keep the disk from
   *     what is waited for; 0 for no rest
   */
  DeferredCount(PlainCount plain, Executor executor, long lullMillis) {
    this.plain = plain;
    this.executor = executor;
    this.lullMillis = lullMillis;
  }

  /** Writes soon; a newer count may overtake this one. */
  void write(long count) throws IOException {
    synchronized (this) {
      rethrow();
      wanted = count;
      if (begun) {
        return;
      }
      begun = true;
    }
    executor.execute(this::work);
  }

  private void work() {
    try {
      while (begin()) {
        writeWanted();
        rest(lullMillis);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private synchronized void rest(long millis) {
    try {
      if (begun && millis > 0) {
        wait(millis); // or until the work is finished
      }
    } catch (InterruptedException e) {
      begun = false;
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean begin() {
    if (!begun || writing || wanted == written) {
      begun = false;
      return false;
    }
    writing = true;
    return true;
  }

  private void writeWanted() throws IOException {
    long count = wanted();
    try {
      plain.write(count);
      done(count);
    } finally {
      written();
    }
  }

  private synchronized long wanted() {
    return wanted;
  }

  private synchronized void done(long count) {
    written = count;
  }

  private synchronized void written() {
    writing = false;
    notifyAll();
  }

  private synchronized void failed(IOException e) {
    failure = e;
  }

  /** Returns once the newest count is written; by this thread if no other has begun. */
  void finish() throws IOException {
    if (isLeftToUs()) {
      writeWanted();
    }
    synchronized (this) {
      rethrow();
    }
  }

  /** Writes and waits; nothing may be being written. */
  void writeNow(long count) throws IOException {
    plain.write(count);
    synchronized (this) {
      wanted = count;
      written = count;
    }
  }

  private synchronized boolean isLeftToUs() throws IOException {
    begun = false; // whoever comes later finds nothing to do
    notifyAll();
    boolean interrupted = false;
    while (writing) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // a write takes milliseconds, and must not be left half done
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
    writing = wanted != written;
    return writing;
  }

  private void rethrow() throws IOException {
    if (failure != null) {
      throw new IOException("the count could not be written: " + failure.getMessage(), failure);
    }
  }
}
