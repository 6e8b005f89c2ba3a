package dev.ito.forwarder.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An operating system's lock on a file that is never deleted: whoever unlinks a held lock lets a
 * second owner in. It ends with the process, however that ends.
 */
final class ProcessLock implements Closeable {
  /**
   * The one piece of static state, because such a lock belongs to the whole process: closing a
   * second descriptor of the file would drop the lock (POSIX), so a second one must never be
   * opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final AtomicBoolean released = new AtomicBoolean();

  private ProcessLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static Optional<Closeable> tryLock(Path path, FileAttribute<?>... attributes) throws IOException {
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    boolean locked = false;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), attributes);
      locked = channel.tryLock() != null;
      return locked ? Optional.of(new ProcessLock(path, channel)) : Optional.empty();
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(path);
      }
    }
  }

  /** Whether somebody has the lock on a file that exists; found out by taking it for a moment. */
  static boolean isHeld(Path path) throws IOException {
    if (!HELD.add(path)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(path, Set.of(READ, NOFOLLOW_LINKS))) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null; // shared: it needs no right to write
    } finally {
      HELD.remove(path);
    }
  }

  @Override
  public void close() throws IOException {
    if (released.getAndSet(true)) {
      return; // somebody else may own it by now
    }
    try {
      channel.close();
    } finally {
      HELD.remove(path);
    }
  }
}
