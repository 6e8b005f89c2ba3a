package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.util.ArrayList;
import java.util.List;

/** A log of whole lines that this process writes. Safe for use by several threads. */
public final class LineLog implements AuditLog {
  private final List<String> lines = new ArrayList<>();

  /** A log without lines. */
  public LineLog() {}

  /**
   * Appends a line.
   *
   * @param line an event as JSON, on one line
   */
  public synchronized void append(String line) {
    lines.add(line.strip());
  }

  /** Forgets all lines. */
  public synchronized void clear() {
    lines.clear();
  }

  @Override
  public synchronized LogReader open(LogPosition from) {
    return LineReader.open(List.copyOf(lines), from);
  }
}
