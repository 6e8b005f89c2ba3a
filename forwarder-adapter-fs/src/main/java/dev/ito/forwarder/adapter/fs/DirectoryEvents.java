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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system tells about files, or about the nearest directories on the way to them
 * that exist. It tells nothing where it cannot (network drives), and nothing of a directory that
 * was moved away: whoever relies on it looks for himself now and then. For one thread.
 */
final class DirectoryEvents implements Closeable {
  private final List<Path> files;
  private final Optional<WatchService> service;
  private final List<WatchKey> keys = new ArrayList<>();
  private Set<String> registered = Set.of();

  /**
   * Events about files.
   *
   * @param files one at least; they need not exist; absolute
   */
  DirectoryEvents(List<Path> files) {
    this.files = List.copyOf(files);
    this.service = service(files.get(0));
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
   * @return whether there was one about a file, or about a directory on the way to it
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
      ours |= event.kind().equals(OVERFLOW) || isOnTheWay(way.resolve((Path) event.context()));
    }
    return !from.reset() || ours; // a key that cannot be reset has lost its directory
  }

  private boolean isOnTheWay(Path place) {
    return files.stream().anyMatch(file -> file.startsWith(place));
  }

  /** Sees to it that the directories we hear of are those on the way to the files now. */
  private void register() {
    Set<Path> directories = new LinkedHashSet<>();
    files.forEach(file -> directories.add(nearest(file)));
    Set<String> now = new LinkedHashSet<>();
    directories.forEach(d -> now.add(FileStamp.of(d).identity().orElse("none") + ' ' + d));
    boolean valid = keys.size() == directories.size() && keys.stream().allMatch(WatchKey::isValid);
    if (service.isEmpty() || valid && now.equals(registered)) {
      return;
    }
    keys.forEach(WatchKey::cancel);
    keys.clear();
    registered = now;
    directories.forEach(this::register);
  }

  private void register(Path directory) {
    try {
      keys.add(directory.register(service.orElseThrow(), ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
    } catch (IOException gone) {
      // or too many; tried again the next time
    }
  }

  private static Path nearest(Path file) {
    Path above = file;
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      above = at;
      if (Files.isDirectory(at)) {
        break;
      }
    }
    return above;
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close(); // left open it would hold up the end of the process
    }
  }
}
