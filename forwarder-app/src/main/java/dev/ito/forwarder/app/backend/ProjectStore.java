package dev.ito.forwarder.app.backend;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The events of one project and the counts of its keys, in the layout of contract 5.6 and 5.7.
 *
 * <p>One request at a time appends. What is about to be appended is in a journal first, so that a
 * process killed at any instant is found to have appended all of a batch or nothing of it, and the
 * count of its key agrees.
 */
final class ProjectStore {
  private final Path log;
  private final Path keys;
  private final Path journalFile;
  private boolean recovered;

  ProjectStore(Path ito) {
    this.log = ito.resolve(".state").resolve("audit").resolve("events.jsonl");
    this.keys = ito.resolve(".state").resolve("ingest-keys");
    this.journalFile = ito.resolve(".state").resolve("ingest-journal");
  }

  /** Stores the events of a batch that no earlier request under its key has stored. */
  synchronized int ingest(String key, List<byte[]> events) throws IOException {
    prepare();
    int before = Math.min(count(key), events.size());
    if (before < events.size()) {
      append(key, before, events);
    }
    return before;
  }

  private void append(String key, int before, List<byte[]> events) throws IOException {
    ByteBuffer lines = lines(events.subList(before, events.size()));
    try (FileChannel channel = FileChannel.open(log, CREATE, WRITE)) {
      long length = channel.size();
      new Journal(key, before, events.size(), length, lines.remaining()).write(journalFile);
      while (lines.hasRemaining()) {
        channel.write(lines, length + lines.position());
      }
    }
    writeCount(key, events.size());
  }

  private static ByteBuffer lines(List<byte[]> events) {
    int length = events.stream().mapToInt(event -> event.length + 1).sum();
    ByteBuffer lines = ByteBuffer.allocate(length);
    events.forEach(event -> lines.put(event).put((byte) '\n'));
    return lines.flip();
  }

  /** Makes the folders, and takes back or completes what a killed process had begun. */
  private void prepare() throws IOException {
    if (recovered) {
      return;
    }
    Files.createDirectories(log.getParent());
    Files.createDirectories(keys);
    Journal last = Journal.read(journalFile);
    if (!last.key().isEmpty()) {
      try (FileChannel channel = FileChannel.open(log, CREATE, WRITE)) {
        boolean whole = channel.size() == last.logLength() + last.bytes();
        if (!whole) {
          channel.truncate(last.logLength());
        }
        writeCount(last.key(), whole ? last.after() : last.before());
      }
    }
    recovered = true;
  }

  private int count(String key) throws IOException {
    try {
      return Integer.parseInt(Files.readString(keys.resolve(key)).strip());
    } catch (NoSuchFileException | NumberFormatException unknown) {
      return 0;
    }
  }

  private void writeCount(String key, int count) throws IOException {
    Files.writeString(keys.resolve(key), Integer.toString(count), StandardCharsets.US_ASCII);
  }

  /** Writes all events as one JSON array. */
  synchronized void list(OutputStream out) throws IOException {
    prepare();
    out.write('[');
    if (Files.exists(log)) {
      try (FileChannel channel = FileChannel.open(log, READ)) {
        copy(channel, out);
      }
    }
    out.write(']');
  }

  /** Every line break but the last becomes a comma. */
  private static void copy(FileChannel channel, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long left = channel.size();
    while (left > 0 && channel.read(buffer.clear()) > 0) {
      byte[] bytes = buffer.array();
      int filled = buffer.position();
      left -= filled;
      for (int i = 0; i < filled; i++) {
        bytes[i] = bytes[i] == '\n' ? (byte) ',' : bytes[i];
      }
      out.write(bytes, 0, left > 0 ? filled : filled - 1);
    }
  }
}
