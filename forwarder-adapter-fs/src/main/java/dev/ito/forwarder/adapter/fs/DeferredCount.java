package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.OptionalLong;
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
  private long wanted = -1; // nothing yet; a count may well be 0 again
  private long written = -1;
  private long forced = -1; // the last one of those whose name is durable, too
  private volatile long prepared = -1;
  private boolean begun; // a task of ours waits for its turn
  private boolean writing;
  private @Nullable IOException failure;

  /**
   * Writes through a file.
   *
   * @param lullMillis how long to rest before each write, so that they do not keep the disk from
   *     what is waited for; 0 for no rest
   */
  DeferredCount(PlainCount plain, Executor executor, long lullMillis) {
    this.plain = plain;
    this.executor = executor;
    this.lullMillis = lullMillis;
  }

  /** Writes soon; a newer count may overtake this one. */
  void write(long count) throws IOException {
    want(count);
    synchronized (this) {
      if (begun) {
        return;
      }
      begun = true;
    }
    executor.execute(this::work);
  }

  private synchronized void want(long count) throws IOException {
    rethrow();
    wanted = count;
  }

  /** Writes one ahead. By another thread. */
  void prepare(long count) throws IOException {
    plain.prepare(count);
    prepared = count;
  }

  /**
   * Puts in place what was prepared, if it is this one; durable once the directory is, and until
   * then an older one may come back.
   */
  boolean takePrepared(long count) throws IOException {
    if (prepared != count) {
      return false;
    }
    want(count);
    if (isLeftToUs()) {
      prepared = -1;
      try {
        plain.takePrepared();
        taken(count);
      } finally {
        ended();
      }
    }
    return true;
  }

  private synchronized void taken(long count) {
    written = count;
  }

  /** Everything that was put in place is durable. */
  synchronized void directoryForced() {
    forced = written;
  }

  /** Removes what was written ahead and did not get its turn. */
  void dropPrepared() throws IOException {
    if (prepared >= 0) {
      prepared = -1;
      plain.dropPrepared();
    }
  }

  /** Whether the name of the last one may not be durable. */
  synchronized boolean isLoose() {
    return forced != written;
  }

  /** The last one that cannot get lost, if there is one. */
  synchronized OptionalLong forced() {
    return forced < 0 ? OptionalLong.empty() : OptionalLong.of(forced);
  }

  private void work() {
    try {
      rest(lullMillis);
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
      ended();
    }
  }

  private synchronized long wanted() {
    return wanted;
  }

  private synchronized void done(long count) {
    written = count;
    forced = count;
  }

  private synchronized void ended() {
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

  /** Writes and waits. */
  void writeNow(long count) throws IOException {
    want(count);
    finish();
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
