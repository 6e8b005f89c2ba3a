package dev.ito.forwarder.adapter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** A body that comes as it is read: it says in full what broke it, and ends its connection. */
final class AnswerStream extends FilterInputStream {
  private final Connection connection;
  private final ExchangeFailures failures;
  private final Deadline deadline;

  AnswerStream(
      BodyStream body, Connection connection, ExchangeFailures failures, Deadline deadline) {
    super(body);
    this.connection = connection;
    this.failures = failures;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw failures.asking(e, OptionalInt.of(200), deadline);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException e) {
      throw failures.asking(e, OptionalInt.of(200), deadline);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
