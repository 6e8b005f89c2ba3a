package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Keeps refused events in {@code event-forward-quarantine.jsonl}, one JSON object a line: {@code
 * at}, {@code line}, {@code position}, {@code entity}, {@code entity_id}, {@code op}, {@code
 * reason}, {@code status} where there was one, and {@code raw}, the event as it stood in the log;
 * {@code id} tells entries apart.
 *
 * <p>Lines are only ever added, forced, and readable by their owner only. Used under the lock of
 * the checkpoint store.
 */
public final class FileQuarantine implements Quarantine {
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
    String id = IdempotencyKey.of(refused.position(), List.of(refused.event())).value();
    byte[] ending = ("\"id\":\"" + id + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = disk.readTail(NAME, ending.length);
    if (Arrays.equals(ending, end)) {
      return; // set aside before a crash kept the checkpoint from passing it
    }
    boolean whole = end.length == 0 || end[end.length - 1] == '\n';
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    if (!whole) {
      lines.write('\n'); // a crash has torn the last line; it stays behind as it is
    }
    lines.writeBytes(entry(id, refused).toString().getBytes(StandardCharsets.UTF_8));
    lines.write('\n');
    disk.append(NAME, lines.toByteArray());
    disk.forceDirectory();
  }

  private static JsonLine entry(String id, RefusedEvent refused) {
    EventDetails details = refused.event().details();
    JsonLine entry = new JsonLine();
    entry.put("at", refused.at().toString());
    entry.put("line", refused.event().line());
    entry.put("position", refused.position());
    entry.put("entity", details.entity());
    entry.put("entity_id", details.entityId());
    entry.put("op", details.operation());
    entry.put("reason", refused.reason().detail());
    refused.reason().status().ifPresent(status -> entry.put("status", status));
    entry.put("raw", refused.event().text());
    entry.put("id", id); // last, to be recognised by the end of the file alone
    return entry;
  }
}
