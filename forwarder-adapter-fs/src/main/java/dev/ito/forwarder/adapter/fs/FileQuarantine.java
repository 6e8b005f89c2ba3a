package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps refused events in {@code event-forward-quarantine.jsonl}, one JSON object a line: {@code
 * at}, {@code line}, {@code position}, {@code entity}, {@code entity_id}, {@code op}, {@code
 * reason}, {@code status} where there was one, and {@code raw}, the event as it stood in the log;
 * {@code id} tells entries apart.
 *
 * <p>Lines are added at the end, forced, and readable by their owner only; the file is replaced as
 * a whole when some are dropped. Changed under the lock of the checkpoint store only.
 *
 * @since 0.1.0
 */
public final class FileQuarantine implements Quarantine, QuarantinedEvents {
  static final String NAME = "event-forward-quarantine.jsonl";

  private final Disk disk;

  /**
   * A quarantine in a directory.
   *
   * @param directory usually {@code .ito/.state}
   */
  public FileQuarantine(Path directory) {
    this(new StateDirectory(Objects.requireNonNull(directory, "directory")));
  }

  FileQuarantine(Disk disk) {
    this.disk = disk;
  }

  @Override
  public void add(RefusedEvent refused) throws IOException {
    String id = QuarantineEntry.id(refused);
    byte[] ending = ("\"id\":\"" + id + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = disk.readTail(NAME, ending.length);
    if (Arrays.equals(ending, end)) {
      disk.append(NAME, new byte[0]); // whoever set it aside may have died before forcing it
      disk.forceDirectory();
      return;
    }
    boolean whole = end.length == 0 || end[end.length - 1] == '\n';
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    if (!whole) {
      lines.write('\n'); // a crash has torn the last line; it stays behind as it is
    }
    lines.writeBytes(QuarantineEntry.write(refused).getBytes(StandardCharsets.UTF_8));
    lines.write('\n');
    disk.append(NAME, lines.toByteArray());
    disk.forceDirectory();
  }

  @Override
  public Contents read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    int unreadable = 0;
    for (String line : lines()) {
      Optional<Entry> entry = QuarantineEntry.read(line);
      entry.ifPresent(entries::add);
      unreadable += entry.isPresent() ? 0 : 1;
    }
    return new Contents(entries, unreadable);
  }

  @Override
  public void drop(Set<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return;
    }
    List<String> kept = new ArrayList<>();
    for (String line : lines()) {
      Optional<Entry> entry = QuarantineEntry.read(line);
      if (entry.isEmpty() || !ids.contains(entry.get().id())) {
        kept.add(line); // also what nobody can read: it was not asked for
      }
    }
    String content = String.join("\n", kept) + (kept.isEmpty() ? "" : "\n");
    new AtomicFile(disk, NAME)
        .replaceForced(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> lines() throws IOException {
    byte[] content = disk.read(NAME).orElse(new byte[0]);
    String text = new String(content, StandardCharsets.UTF_8);
    return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
  }
}
