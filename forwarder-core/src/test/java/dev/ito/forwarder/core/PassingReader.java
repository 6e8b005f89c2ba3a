package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.OptionalLong;

/** Passes on what another reader reads; a test changes what it needs to be different. */
class PassingReader implements LogReader {
  private final LogReader reader;

  PassingReader(LogReader reader) {
    this.reader = reader;
  }

  @Override
  public Located located() {
    return reader.located();
  }

  @Override
  public LogSlice next(int maxEvents, long maxBytes) throws IOException {
    return reader.next(maxEvents, maxBytes);
  }

  @Override
  public OptionalLong remaining(long maxBytes) throws IOException {
    return reader.remaining(maxBytes);
  }

  @Override
  public OptionalLong remainingBytes() throws IOException {
    return reader.remainingBytes();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
