package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.util.List;
import java.util.OptionalLong;

/** Reads nothing, and keeps the place: the log may come back. */
record AbsentLogReader(LogPosition from) implements LogReader {

  @Override
  public Located located() {
    return new Located(from, Located.How.UNCHANGED, 0);
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) {
    return new LogSlice(List.of(), List.of(), from);
  }

  @Override
  public OptionalLong remaining(long maxBytes) {
    return OptionalLong.of(0);
  }

  @Override
  public OptionalLong remainingBytes() {
    return OptionalLong.of(0);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
