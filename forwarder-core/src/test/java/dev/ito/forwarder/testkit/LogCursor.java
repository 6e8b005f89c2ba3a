package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.LogPosition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks down a log and remembers what it has passed, so that the place can be found again. */
final class LogCursor {
  private static final int REMEMBERED = 64;
  private static final Pattern COUNT = Pattern.compile("\"count\":\\d+,");

  private final Deque<Trace> traces = new ArrayDeque<>();
  private int line;
  private long count;
  private long passed;

  /** What is remembered of one event: its text, and its text whatever it counts. */
  record Trace(int full, int bare) {
    static Trace of(String event) {
      return new Trace(event.hashCode(), COUNT.matcher(event).replaceFirst("").hashCode());
    }

    static Trace parse(String written) {
      String[] parts = written.split(":");
      return new Trace(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
      return full + ":" + bare;
    }
  }

  /** The mark of a place, newest trace first. */
  record Mark(int line, long passed, List<Trace> traces) {
    static Mark parse(String written) {
      String[] parts = written.split(";", -1);
      List<Trace> traces =
          Stream.of(parts[2].split(",")).filter(t -> !t.isEmpty()).map(Trace::parse).toList();
      return new Mark(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), traces);
    }
  }

  /** A cursor behind so many lines. */
  static LogCursor behind(List<String> lines, int howMany) {
    LogCursor cursor = new LogCursor();
    lines.subList(0, howMany).forEach(cursor::pass);
    return cursor;
  }

  void pass(String text) {
    line++;
    passed = passed * 1_000_003 + text.hashCode();
    if (!AuditEvents.isEvent(text)) {
      return;
    }
    count++;
    traces.addFirst(Trace.of(text));
    if (traces.size() > REMEMBERED) {
      traces.removeLast();
    }
  }

  long count() {
    return count;
  }

  int line() {
    return line;
  }

  boolean stands(Mark mark) {
    return line == mark.line() && passed == mark.passed();
  }

  LogPosition position() {
    if (line == 0) {
      return LogPosition.START;
    }
    String written = traces.stream().map(Trace::toString).collect(Collectors.joining(","));
    return new LogPosition(count, line + ";" + passed + ";" + written);
  }
}
