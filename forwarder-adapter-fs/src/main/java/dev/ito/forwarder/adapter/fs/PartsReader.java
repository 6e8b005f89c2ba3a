package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the parts of a log one after the other, and gives what is wanted and not dealt with. */
final class PartsReader implements LogReader {
  /** A slice ends after so many malformed lines, so that no log can fill the memory with them. */
  private static final int MOST_MALFORMED = 1000;

  private final List<LogPart> parts;
  private final Located located;
  private final DealtWith dealt;
  private final Wanted wanted;
  private long count;
  private int next;
  private PartWalk walk;

  /** A reader of at least one part; it closes them. */
  PartsReader(List<LogPart> parts, Located located, DealtWith dealt, Wanted wanted)
      throws IOException {
    this.parts = parts;
    this.located = located;
    this.dealt = dealt;
    this.wanted = wanted;
    this.count = located.position().count();
    this.walk = nextWalk();
  }

  private PartWalk nextWalk() throws IOException {
    return new PartWalk(parts.get(next++), dealt, wanted);
  }

  @Override
  public Located located() {
    return located;
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    List<MalformedLine> malformed = new ArrayList<>();
    long bytes = -1; // one comma less than there are events
    while (find() && events.size() < maxEvents && malformed.size() < MOST_MALFORMED) {
      PartLines lines = walk.lines();
      if (lines.isEvent()) {
        bytes += 1L + lines.bytes();
        if (bytes > maxBytes && !events.isEmpty()) {
          break;
        }
        events.add(lines.event());
        dealt.happened(lines.time());
        count++;
      } else {
        malformed.add(lines.malformed());
      }
      walk.pass();
    }
    return new LogSlice(events, malformed, end());
  }

  /** Stands on the next line that is not dealt with, in whatever part. */
  private boolean find() throws IOException {
    while (!walk.find()) {
      walk.finish();
      if (next == parts.size()) {
        return false;
      }
      walk = nextWalk();
    }
    return true;
  }

  private LogPosition end() {
    walk.keepPlace();
    return new LogPosition(count, dealt.encode());
  }

  @Override
  public OptionalLong remaining(long maxBytes) throws IOException {
    long bytes = walk.part().bytes().size() - walk.lines().offset();
    for (LogPart part : parts.subList(next, parts.size())) {
      bytes += part.bytes().size();
    }
    if (bytes > maxBytes) {
      return OptionalLong.empty();
    }
    Set<Long> ahead = new HashSet<>();
    collect(walk.part(), walk.part().linesFrom(walk.lines().place()), ahead);
    for (LogPart part : parts.subList(next, parts.size())) {
      collect(part, part.lines(dealt), ahead);
    }
    return OptionalLong.of(ahead.size());
  }

  private void collect(LogPart part, PartLines lines, Set<Long> ahead) throws IOException {
    for (; lines.find(); lines.pass()) {
      boolean waits = lines.isEvent() && !dealt.knows(lines.fingerprint());
      if (waits && wanted.includes(part, lines)) {
        ahead.add(lines.fingerprint());
      }
    }
  }

  @Override
  public void close() throws IOException {
    closeAll(parts);
  }

  /** Closes what can be closed, and reports the first failure. */
  static void closeAll(List<LogPart> parts) throws IOException {
    IOException failure = null;
    for (LogPart part : parts) {
      try {
        part.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
