package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A log of lines that the test writes. It takes for an event what {@link AuditEvents} makes. A
 * reader sees the log as it was when it was opened. For one thread.
 *
 * @since 0.1.0
 */
public final class InMemoryAuditLog implements AuditLog {
  private final StringBuilder content = new StringBuilder();

  /** A log that is empty, or missing: there is no difference. */
  public InMemoryAuditLog() {}

  /**
   * A log with the smallest events in it.
   *
   * @param last how many; they are numbered from 1
   * @return the log
   */
  public static InMemoryAuditLog ofEvents(int last) {
    InMemoryAuditLog log = new InMemoryAuditLog();
    log.appendEvents(1, last);
    return log;
  }

  /**
   * Appends the smallest events, each on a line.
   *
   * @param first the number of the first
   * @param last the number of the last
   */
  public void appendEvents(int first, int last) {
    AuditEvents.events(first, last).forEach(event -> appendLine(event.text()));
  }

  /**
   * Appends a line, whole.
   *
   * @param line what it says, an event or not
   */
  public void appendLine(String line) {
    append(line + "\n");
  }

  /**
   * Appends text as it is; a last line without a line break may be torn.
   *
   * @param text any text
   */
  public void append(String text) {
    content.append(text);
  }

  /**
   * Puts another text in the place of all there is.
   *
   * @param text any text; the empty one removes the log
   */
  public void replace(String text) {
    content.setLength(0);
    content.append(text);
  }

  /**
   * What the log holds.
   *
   * @return its text
   */
  public String content() {
    return content.toString();
  }

  @Override
  public LogReader open(LogPosition from) {
    return InMemoryLogReader.open(lines(), from);
  }

  /** The lines as they may be read now, a torn one left out. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = content.indexOf("\n"); end >= 0; end = content.indexOf("\n", start)) {
      lines.add(content.substring(start, end).strip());
      start = end + 1;
    }
    String last = content.substring(start).strip();
    if (AuditEvents.isEvent(last)) {
      lines.add(last);
    }
    return lines;
  }
}
