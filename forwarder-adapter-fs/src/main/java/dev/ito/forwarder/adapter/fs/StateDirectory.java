package dev.ito.forwarder.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A real directory. Created with the first file in it. */
final class StateDirectory implements Disk {
  /** The platform copies what it writes into memory of its own, for each thread anew. */
  private static final int WRITTEN_AT_ONCE = 64 * 1024;

  private static final FileAttribute<?>[] NOTHING_SPECIAL = {};

  private final Path directory;
  private final boolean posix;
  private final FileAttribute<?>[] ownerOnly;

  StateDirectory(Path directory) {
    this.directory = directory;
    this.posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    this.ownerOnly = posix ? ownerOnly() : NOTHING_SPECIAL;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try (FileChannel channel = open(name, Set.of(READ, NOFOLLOW_LINKS))) {
      return Optional.of(readFully(channel, 0));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] readTail(String name, int most) throws IOException {
    try (FileChannel channel = open(name, Set.of(READ, NOFOLLOW_LINKS))) {
      return readFully(channel, Math.max(0, channel.size() - most));
    } catch (NoSuchFileException absent) {
      return new byte[0];
    }
  }

  private static byte[] readFully(FileChannel channel, long from) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
    while (content.hasRemaining() && channel.read(content, from + content.position()) >= 0) {
      // until it is full or the file has become shorter
    }
    byte[] read = new byte[content.position()];
    content.flip().get(read);
    return read;
  }

  @Override
  public void write(String name, ByteBuffer content, boolean forced) throws IOException {
    create();
    new WholeStep() {
      @Override
      void attempt() throws IOException {
        Files.deleteIfExists(directory.resolve(name)); // a left-over, or a link somebody planted
        try (FileChannel channel = open(name, Set.of(WRITE, CREATE_NEW))) {
          writeFully(channel, content.duplicate());
          if (forced) {
            channel.force(true);
          }
        }
      }
    }.run();
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    create();
    try (FileChannel channel = open(name, Set.of(WRITE, APPEND, CREATE, NOFOLLOW_LINKS))) {
      writeFully(channel, ByteBuffer.wrap(content));
      channel.force(true);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer rest) throws IOException {
    int end = rest.limit();
    while (rest.position() < end) {
      rest.limit(Math.min(end, rest.position() + WRITTEN_AT_ONCE));
      channel.write(rest);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    // No fallback to a copy: that could be torn.
    Files.move(
        directory.resolve(from),
        directory.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void forceDirectory() throws IOException {
    force(directory);
  }

  private void force(Path path) throws IOException {
    if (!posix) {
      return; // elsewhere a directory cannot be opened, and the file system journals its names
    }
    new WholeStep() {
      @Override
      void attempt() throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
          channel.force(true);
        }
      }
    }.run();
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
    create();
    return ProcessLock.tryLock(directory.toRealPath().resolve(name), ownerOnly);
  }

  @Override
  public boolean isLocked(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && ProcessLock.isHeld(directory.toRealPath().resolve(name));
  }

  @Override
  public String describe(String name) {
    return directory.resolve(name).toString();
  }

  private void create() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Path parent = directory.toAbsolutePath().getParent();
      if (parent != null) { // which no directory is without that had to be made
        force(parent);
      }
    }
  }

  private FileChannel open(String name, Set<? extends OpenOption> options) throws IOException {
    Path file = directory.resolve(name);
    try {
      return FileChannel.open(file, options, ownerOnly);
    } catch (IOException e) {
      if (Files.isSymbolicLink(file)) {
        throw new UntrustedStateException(
            file
                + " is a symbolic link, and state is never read or written through one. Remove it");
      }
      throw e;
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
    };
  }
}
