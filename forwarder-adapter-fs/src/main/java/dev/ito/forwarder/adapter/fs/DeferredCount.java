package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * Writes the plain count beside the work, newest value first: within a group of batches in flight
 * the record already says all that a restart needs, and the count need not be waited for.
 */
final class DeferredCount {
  private final PlainCount plain;
  private final Executor executor;
  private long wanted;
  private long written;
  private boolean begun; // a task of ours waits for its turn
  private boolean writing;
  private IOException failure;

  DeferredCount(PlainCount plain, Executor executor) {
    this.plain = plain;
    this.executor = executor;
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
      }
    } catch (IOException e) {
      failed(e);
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
      rest();
    }
  }

  private synchronized long wanted() {
    return wanted;
  }

  private synchronized void done(long count) {
    written = count;
  }

  private synchronized void rest() {
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
