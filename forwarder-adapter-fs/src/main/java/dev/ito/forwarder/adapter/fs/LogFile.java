package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A log that is a file. */
record LogFile(Path path) implements LogBytes {

  @Override
  public Optional<Opened> open() throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a directory, not a log");
    }
    try {
      return Optional.of(new OpenedFile(FileChannel.open(path, StandardOpenOption.READ)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** An open file, whose name may be gone. */
  record OpenedFile(FileChannel channel) implements Opened {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
