package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a file up to date on a thread of its own: every few seconds, and soon after a change.
 * Whoever reads it finds the old text or the new, never a part.
 */
final class MetricsFile implements AutoCloseable {
  private static final long EVERY_MILLIS = 5_000;

  /** No more often, however much happens. */
  private static final long LULL_MILLIS = 500;

  /** No more than this part of the time goes into it, however long it takes: 1 in so many. */
  private static final int SHARE = 50;

  private final Path file;
  private final Path temp;
  private final Supplier<String> text;
  private final Consumer<String> warnings;
  private final Thread thread = new Thread(this::work, "event-forward-metrics");
  private boolean changed;
  private boolean ended;
  private boolean failing;

  private MetricsFile(Path file, Supplier<String> text, Consumer<String> warnings) {
    this.file = file.toAbsolutePath();
    this.temp = this.file.resolveSibling("." + this.file.getFileName() + ".tmp");
    this.text = text;
    this.warnings = warnings;
  }

  /**
   * Writes the file, and goes on writing it until it is closed.
   *
   * @throws UsageException if it cannot be written
   */
  static MetricsFile keep(Path file, Supplier<String> text, Consumer<String> warnings)
      throws UsageException {
    MetricsFile kept = new MetricsFile(file, text, warnings);
    try {
      kept.write();
    } catch (IOException e) {
      throw new UsageException(
          "--metrics-file: %s cannot be written (%s); name a file in a directory that is there"
              .formatted(file, e.getClass().getSimpleName()));
    }
    kept.thread.setDaemon(true);
    kept.thread.start();
    return kept;
  }

  /** Lets the file be written soon. */
  synchronized void changed() {
    changed = true;
    notifyAll();
  }

  private void work() {
    try {
      while (pause(LULL_MILLIS)) {
        long begin = System.nanoTime();
        tryToWrite();
        rest((System.nanoTime() - begin) / 1_000_000 * SHARE);
        awaitChange();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToWrite() {
    try {
      write();
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        warnings.accept("the metrics file cannot be written: " + e);
      }
      failing = true;
    }
  }

  private void write() throws IOException {
    Files.writeString(temp, text.get());
    Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void rest(long millis) throws InterruptedException {
    pause(millis);
  }

  /** Whether there is anything to do after a time. */
  private synchronized boolean pause(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !ended; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return !ended;
  }

  private synchronized void awaitChange() throws InterruptedException {
    long end = System.nanoTime() + EVERY_MILLIS * 1_000_000;
    for (long left = EVERY_MILLIS;
        left > 0 && !ended && !changed;
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    changed = false;
  }

  /** Writes a last time. */
  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      thread.join(LULL_MILLIS);
      tryToWrite();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
