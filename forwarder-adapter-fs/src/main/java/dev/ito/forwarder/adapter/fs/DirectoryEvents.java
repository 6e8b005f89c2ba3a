package dev.ito.forwarder.adapter.fs;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system tells about a file, or about the nearest directory on the way to it
 * that exists. It tells nothing where it cannot (network drives), and nothing of a directory that
 * was moved away: whoever relies on it looks for himself now and then. For one thread.
 */
final class DirectoryEvents implements Closeable {
  private final Path file;
  private final Optional<WatchService> service;
  private Optional<WatchKey> key = Optional.empty();
  private Optional<String> registered = Optional.empty();

  /**
   * Events about a file.
   *
   * @param file need not exist; absolute
   */
  DirectoryEvents(Path file) {
    this.file = file;
    this.service = service(file);
    register();
  }

  private static Optional<WatchService> service(Path file) {
    try {
      return Optional.of(file.getFileSystem().newWatchService());
    } catch (IOException | UnsupportedOperationException tooMany) {
      return Optional.empty(); // there are so many per user, and not everywhere
    }
  }

  /**
   * Waits for an event.
   *
   * @return whether there was one about the file, or about a directory on the way to it
   */
  boolean await(Duration atMost) throws InterruptedException {
    register();
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(atMost.toNanos());
      return false;
    }
    boolean told = false;
    WatchKey next = service.get().poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    while (next != null) {
      told |= concernsUs(next);
      next = service.get().poll();
    }
    return told;
  }

  private boolean concernsUs(WatchKey from) {
    Path way = (Path) from.watchable();
    boolean ours = false;
    for (WatchEvent<?> event : from.pollEvents()) {
      ours |= event.kind() == OVERFLOW || file.startsWith(way.resolve((Path) event.context()));
    }
    return !from.reset() || ours; // a key that cannot be reset has lost its directory
  }

  /** Sees to it that the directory we hear of is the one on the way to the file now. */
  private void register() {
    Path directory = nearest();
    Optional<String> now =
        FileStamp.of(directory).identity().map(identity -> identity + ' ' + directory);
    if (service.isEmpty() || key.isPresent() && key.get().isValid() && now.equals(registered)) {
      return;
    }
    key.ifPresent(WatchKey::cancel);
    registered = now;
    key = register(directory);
  }

  private Optional<WatchKey> register(Path directory) {
    try {
      return Optional.of(
          directory.register(service.get(), ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
    } catch (IOException gone) {
      return Optional.empty(); // or too many; tried again the next time
    }
  }

  private Path nearest() {
    Path directory = file.getParent();
    while (directory.getParent() != null && !Files.isDirectory(directory)) {
      directory = directory.getParent();
    }
    return directory;
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close(); // left open it would hold up the end of the process
    }
  }
}
