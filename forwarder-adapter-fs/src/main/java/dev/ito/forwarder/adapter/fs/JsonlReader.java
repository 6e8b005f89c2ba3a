package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads slices of a log that exists. */
final class JsonlReader implements LogReader {
  /** A slice ends after so many malformed lines, so that no log can fill the memory with them. */
  private static final int MOST_MALFORMED = 1000;

  private final LogBytes.Opened log;
  private final Located located;
  private final EventLines lines;
  private final long begin;

  JsonlReader(LogBytes.Opened log, Located located, EventLines lines) {
    this.log = log;
    this.located = located;
    this.lines = lines;
    this.begin = lines.offset();
  }

  @Override
  public Located located() {
    return located;
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    List<MalformedLine> malformed = new ArrayList<>();
    Collected collected = new Collected(malformed);
    long bytes = -1; // one comma less than there are events
    while (events.size() < maxEvents
        && malformed.size() < MOST_MALFORMED
        && lines.find(collected)) {
      bytes += 1L + lines.bytes();
      if (bytes > maxBytes && !events.isEmpty()) {
        break;
      }
      events.add(lines.event());
      lines.pass();
    }
    return new LogSlice(events, malformed, end());
  }

  /** A lambda would cost every run two milliseconds. */
  private record Collected(List<MalformedLine> lines) implements Consumer<MalformedLine> {
    @Override
    public void accept(MalformedLine line) {
      lines.add(line);
    }
  }

  private LogPosition end() {
    return lines.offset() == begin ? located.position() : lines.position();
  }

  @Override
  public OptionalLong remaining(long maxBytes) throws IOException {
    if (log.size() - lines.offset() > maxBytes) {
      return OptionalLong.empty();
    }
    EventLines ahead = lines.fork(log);
    while (ahead.find(ignored -> {})) {
      ahead.pass();
    }
    return OptionalLong.of(ahead.count() - lines.count());
  }

  @Override
  public OptionalLong remainingBytes() throws IOException {
    return OptionalLong.of(Math.max(0, log.size() - lines.offset()));
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
