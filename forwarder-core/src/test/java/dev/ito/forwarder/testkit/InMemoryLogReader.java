package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the lines that an {@link InMemoryAuditLog} had when it was opened. */
final class InMemoryLogReader implements LogReader {
  private final List<String> lines;
  private final Located located;
  private final LogCursor cursor;

  private InMemoryLogReader(List<String> lines, Located located, LogCursor cursor) {
    this.lines = lines;
    this.located = located;
    this.cursor = cursor;
  }

  static InMemoryLogReader open(List<String> lines, LogPosition from) {
    if (lines.isEmpty() || from.equals(LogPosition.START)) {
      return new InMemoryLogReader(
          lines, new Located(from, Located.How.UNCHANGED, 0), new LogCursor());
    }
    if (from.mark().isEmpty()) {
      return byCount(lines, from.count());
    }
    LogCursor.Mark mark = LogCursor.Mark.parse(from.mark());
    LogCursor there = LogCursor.behind(lines, Math.min(mark.line(), lines.size()));
    return there.stands(mark)
        ? at(lines, there, Located.How.UNCHANGED, 0)
        : search(lines, mark.traces());
  }

  private static InMemoryLogReader byCount(List<String> lines, long count) {
    LogCursor cursor = new LogCursor();
    while (cursor.count() < count && cursor.line() < lines.size()) {
      cursor.pass(lines.get(cursor.line()));
    }
    boolean reached = cursor.count() == count;
    return at(lines, cursor, reached ? Located.How.BY_COUNT : Located.How.COUNT_BEYOND_END, 0);
  }

  private static InMemoryLogReader search(List<String> lines, List<LogCursor.Trace> newestFirst) {
    List<LogCursor.Trace> present = lines.stream().map(LogCursor.Trace::of).toList();
    for (int n = 0; n < newestFirst.size(); n++) {
      int at = find(present, newestFirst.get(n));
      if (at >= 0) {
        long amended = amended(present, newestFirst.subList(n, newestFirst.size()));
        LogCursor there = LogCursor.behind(lines, at + 1);
        return at(lines, there, Located.How.FOUND_AGAIN, amended);
      }
    }
    return at(lines, new LogCursor(), Located.How.NOTHING_KNOWN, 0);
  }

  private static int find(List<LogCursor.Trace> present, LogCursor.Trace wanted) {
    int exact = present.lastIndexOf(wanted);
    if (exact >= 0) {
      return exact;
    }
    List<Integer> bare = present.stream().map(LogCursor.Trace::bare).toList();
    return bare.lastIndexOf(wanted.bare());
  }

  private static long amended(List<LogCursor.Trace> present, List<LogCursor.Trace> before) {
    return before.stream().filter(t -> !present.contains(t) && find(present, t) >= 0).count();
  }

  private static InMemoryLogReader at(
      List<String> lines, LogCursor cursor, Located.How how, long amended) {
    return new InMemoryLogReader(lines, new Located(cursor.position(), how, amended), cursor);
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
    while (cursor.line() < lines.size() && events.size() < maxEvents) {
      String text = lines.get(cursor.line());
      long number = cursor.line() + 1L;
      if (AuditEvents.isEvent(text)) {
        bytes += 1 + text.getBytes(StandardCharsets.UTF_8).length;
        if (!events.isEmpty() && bytes > maxBytes) {
          break;
        }
        events.add(AuditEvents.event(number, text));
      } else if (!text.isEmpty()) {
        malformed.add(new MalformedLine(number, "not an event"));
      }
      cursor.pass(text);
    }
    return new LogSlice(events, malformed, position());
  }

  @Override
  public OptionalLong remaining(long maxBytes) {
    List<String> rest = lines.subList(cursor.line(), lines.size());
    return bytes(rest) > maxBytes
        ? OptionalLong.empty()
        : OptionalLong.of(rest.stream().filter(AuditEvents::isEvent).count());
  }

  @Override
  public OptionalLong remainingBytes() {
    return OptionalLong.of(bytes(lines.subList(cursor.line(), lines.size())));
  }

  private static long bytes(List<String> some) {
    return some.stream().mapToLong(l -> 1L + l.getBytes(StandardCharsets.UTF_8).length).sum();
  }

  @Override
  public void close() {}

  /** An empty log keeps the place that it was asked for. */
  private LogPosition position() {
    return lines.isEmpty() ? located.position() : cursor.position();
  }
}
