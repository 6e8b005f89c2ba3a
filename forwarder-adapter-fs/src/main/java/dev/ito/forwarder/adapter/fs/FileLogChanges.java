package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.LogChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Changes of the files that a log is in: by events of the operating system, which come within a
 * millisecond, and by looking at their sizes and times now and then, which always works.
 *
 * <p>Where a look finds what no event has told, events seem not to work here, and looks become more
 * frequent until an event comes.
 *
 * @since 0.1.0
 */
public final class FileLogChanges implements LogChanges {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LOOK_WITHOUT_EVENTS = Duration.ofMillis(200);

  private final List<Path> files;
  private final DirectoryEvents events;
  private List<FileStamp> seen;
  private boolean eventsWork = true;

  /**
   * Changes from now on.
   *
   * @param files where the log is; none of them need exist
   * @throws IllegalArgumentException if there are none
   */
  public FileLogChanges(List<Path> files) {
    if (Objects.requireNonNull(files, "files").isEmpty()) {
      throw new IllegalArgumentException("files are one or more, not none");
    }
    this.files = files.stream().map(Path::toAbsolutePath).toList();
    this.events = new DirectoryEvents(this.files);
    this.seen = stamps();
  }

  private List<FileStamp> stamps() {
    return files.stream().map(FileStamp::of).toList();
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    boolean found = hasChanged(Duration.ZERO);
    while (!found && end - System.nanoTime() > 0) {
      found = hasChanged(shorter(Duration.ofNanos(end - System.nanoTime())));
    }
    return found;
  }

  private Duration shorter(Duration left) {
    Duration look = eventsWork ? LOOK : LOOK_WITHOUT_EVENTS;
    return left.isNegative() ? Duration.ZERO : left.compareTo(look) < 0 ? left : look;
  }

  /** Whether there was a change until an event came or the time was up. */
  private boolean hasChanged(Duration atMost) throws InterruptedException {
    boolean told = events.await(atMost);
    List<FileStamp> now = stamps();
    boolean different = !now.equals(seen);
    seen = now;
    if (told || different) {
      eventsWork = told;
    }
    return told || different;
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
