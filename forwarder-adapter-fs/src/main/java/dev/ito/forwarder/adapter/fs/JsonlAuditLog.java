package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * An audit log that is a file of one JSON event a line.
 *
 * <p>What counts as an event is decided as the existing program decides it, line by line. A line of
 * more than 2 MiB is none: no backend takes one. The file is only ever read, and may be appended
 * to, truncated, replaced, trimmed or removed at any time. Safe for use by several threads; readers
 * are for one thread.
 *
 * @since 0.1.0
 */
public final class JsonlAuditLog implements AuditLog {
  private final LogBytes bytes;

  /**
   * A log in a file, which need not exist.
   *
   * @param file usually {@code .ito/.state/audit/events.jsonl}
   */
  public JsonlAuditLog(Path file) {
    this(new LogFile(Objects.requireNonNull(file, "file")));
  }

  JsonlAuditLog(LogBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * How the fields of such a log's events are read; for whoever keeps events somewhere else, a
   * {@code CheckpointStore} over a database for example, and makes them again from their text.
   *
   * @return one for all threads
   */
  public static AuditEvent.Decoder decoder() {
    return JsonEventDecoder.INSTANCE;
  }

  @Override
  public LogReader open(LogPosition from) throws IOException {
    Optional<LogBytes.Opened> opened = bytes.open();
    if (opened.isEmpty()) {
      return new AbsentLogReader(from);
    }
    LogBytes.Opened log = opened.get();
    boolean located = false;
    try {
      LogReader reader =
          log.size() == 0 ? new AbsentLogReader(from) : new LogLocator(log).locate(from);
      located = reader instanceof JsonlReader; // which closes the log from here on
      return reader;
    } finally {
      if (!located) {
        log.close();
      }
    }
  }
}
