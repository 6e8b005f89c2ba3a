package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.Located.How;
import dev.ito.forwarder.domain.port.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads what a log held when it was opened. A mark says how many lines there were, and which. */
final class LineReader implements LogReader {
  private final List<String> lines;
  private final Located located;
  private int next;
  private long count;

  private LineReader(List<String> lines, Located located, int next) {
    this.lines = lines;
    this.located = located;
    this.next = next;
    this.count = located.position().count();
  }

  static LineReader open(List<String> lines, LogPosition from) {
    if (lines.isEmpty() || from.equals(LogPosition.START)) {
      return new LineReader(lines, new Located(from, How.UNCHANGED, 0), 0);
    }
    if (from.mark().isEmpty()) {
      return byCount(lines, from.count());
    }
    int passed = Integer.parseInt(from.mark().substring(0, from.mark().indexOf(' ')));
    boolean known = passed <= lines.size() && from.mark().equals(mark(lines, passed));
    return known
        ? new LineReader(lines, new Located(from, How.UNCHANGED, 0), passed)
        : new LineReader(lines, new Located(LogPosition.START, How.NOTHING_KNOWN, 0), 0);
  }

  private static LineReader byCount(List<String> lines, long wanted) {
    int passed = 0;
    long events = 0;
    while (events < wanted && passed < lines.size()) {
      events += Fields.isEvent(lines.get(passed)) ? 1 : 0;
      passed++;
    }
    How how = events == wanted ? How.BY_COUNT : How.COUNT_BEYOND_END;
    LogPosition place = new LogPosition(events, mark(lines, passed));
    return new LineReader(lines, new Located(place, how, 0), passed);
  }

  private static String mark(List<String> lines, int passed) {
    return passed + " " + lines.subList(0, passed).hashCode();
  }

  @Override
  public Located located() {
    return located;
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) {
    List<AuditEvent> events = new ArrayList<>();
    List<MalformedLine> malformed = new ArrayList<>();
    long bytes = -1; // commas stand between events only
    while (next < lines.size() && events.size() < maxEvents) {
      String line = lines.get(next);
      if (Fields.isEvent(line)) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        bytes += 1 + text.length;
        if (!events.isEmpty() && bytes > maxBytes) {
          break;
        }
        events.add(AuditEvent.of(next + 1L, text, Fields::of));
        count++;
      } else if (!line.isEmpty()) {
        malformed.add(new MalformedLine(next + 1L, "it lacks a field"));
      }
      next++;
    }
    return new LogSlice(events, malformed, position());
  }

  private LogPosition position() {
    return lines.isEmpty() || next == 0
        ? located.position()
        : new LogPosition(count, mark(lines, next));
  }

  @Override
  public OptionalLong remaining(long maxBytes) {
    List<String> rest = lines.subList(next, lines.size());
    long bytes = rest.stream().mapToLong(line -> 1L + line.length()).sum();
    return bytes > maxBytes
        ? OptionalLong.empty()
        : OptionalLong.of(rest.stream().filter(Fields::isEvent).count());
  }

  @Override
  public void close() {}
}
