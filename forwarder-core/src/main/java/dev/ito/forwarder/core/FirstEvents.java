package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Reads so many events from the start of a log. For one thread. */
final class FirstEvents implements LogReader {
  private final LogReader all;
  private LogPosition end;
  private long left;

  private FirstEvents(LogReader all, long events) {
    this.all = all;
    this.end = all.located().position();
    this.left = events;
  }

  /** Those before a place in a log. */
  static FirstEvents of(AuditLog log, LogPosition place) throws IOException {
    try (LogReader there = log.open(place)) {
      return new FirstEvents(log.open(LogPosition.START), there.located().position().count());
    }
  }

  @Override
  public Located located() {
    return all.located();
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) throws IOException {
    if (left == 0) {
      return new LogSlice(List.of(), List.of(), end);
    }
    LogSlice slice = all.next((int) Math.min(maxEvents, left), maxBytes);
    left -= slice.events().size();
    end = slice.end();
    return slice;
  }

  @Override
  public OptionalLong remaining(long maxBytes) throws IOException {
    OptionalLong behind = left == 0 ? OptionalLong.of(0) : all.remaining(maxBytes);
    return behind.isPresent() ? OptionalLong.of(Math.min(left, behind.getAsLong())) : behind;
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
