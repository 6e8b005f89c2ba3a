package dev.ito.forwarder.adapter.fs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One object as {@code git cat-file --batch} prints it: a line {@code <name> <type> <size>}, then
 * so many bytes; or a line that says that there is none. Taken by a thread of its own, for whoever
 * waits for it must be able to give up. What is too large is not taken.
 */
final class GitObject implements Runnable {
  /** A log of a thousand events has half of it; what is larger goes into a file. */
  private static final int IN_MEMORY = 1 << 20;

  private static final int LONGEST_HEAD = 1024;

  private final InputStream printed;
  private final long largest;
  private String head = "";
  private Optional<LogBytes.Opened> content = Optional.empty();
  private Optional<IOException> failure = Optional.empty();

  GitObject(InputStream printed, long largest) {
    this.printed = printed;
    this.largest = largest;
  }

  @Override
  public void run() {
    try {
      head = readHead();
      if (isBlob() && size() <= largest) {
        content = Optional.of(size() <= IN_MEMORY ? inMemory() : spooled());
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  private String readHead() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = printed.read(); next != '\n'; next = printed.read()) {
      if (next < 0 || line.length() == LONGEST_HEAD) {
        throw new EOFException("git has printed no object");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private LogBytes.Opened inMemory() throws IOException {
    byte[] all = printed.readNBytes((int) size());
    if (all.length < size()) {
      throw new EOFException("git has printed a part of the object");
    }
    return new LogInMemory(all);
  }

  /** The file is gone from its directory at once. */
  private LogBytes.Opened spooled() throws IOException {
    Path file = Files.createTempFile("ito-forwarder-", ".jsonl");
    try {
      try (OutputStream target = Files.newOutputStream(file)) {
        copy(target);
      }
      return new LogFile.OpenedFile(
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void copy(OutputStream target) throws IOException {
    byte[] some = new byte[64 * 1024];
    for (long left = size(); left > 0; ) {
      int read = printed.read(some, 0, (int) Math.min(some.length, left));
      if (read < 0) {
        throw new EOFException("git has printed a part of the object");
      }
      target.write(some, 0, read);
      left -= read;
    }
  }

  /** Whether git has said that there is no such object, or none that it can read. */
  boolean isMissing() {
    return head.endsWith(" missing");
  }

  boolean isBlob() {
    return head.contains(" blob ");
  }

  /** How many bytes a blob has. */
  long size() {
    return Long.parseLong(head.substring(head.lastIndexOf(' ') + 1));
  }

  /** What went wrong while it was taken. */
  Optional<IOException> failure() {
    return failure;
  }

  /** The bytes of a blob that is not too large. */
  Optional<LogBytes.Opened> content() {
    return content;
  }
}
