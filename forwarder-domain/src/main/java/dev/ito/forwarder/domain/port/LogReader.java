package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.LogSlice;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Reads a log forward, a slice at a time. For one thread.
 *
 * @since 0.1.0
 */
public interface LogReader extends Closeable {

  /**
   * Where reading begins, and how that place was found.
   *
   * @return the same at every call
   */
  Located located();

  /**
   * Reads on.
   *
   * <p>Malformed lines are reported and skipped. Blank lines are skipped without a word; they count
   * as lines and as nothing else. A carriage return before a line break belongs to the break. A
   * last line without a line break counts if it is a whole event; otherwise it is torn, and left
   * for the next reader. What makes a line an event is told at {@link
   * dev.ito.forwarder.domain.EventDetails}.
   *
   * @param maxEvents the most events to return; at least 1
   * @param maxBytes the most bytes that the returned events may have together, commas between them
   *     included; a single event that is longer is returned alone
   * @return the next lines; neither events nor malformed lines means that the end is reached
   * @throws IOException if the log cannot be read
   */
  LogSlice next(int maxEvents, long maxBytes) throws IOException;

  /**
   * Counts the well-formed events between here and the end of the log without moving.
   *
   * @param maxBytes how much of the log may be read for it
   * @return how many there are, or empty if more would have to be read
   * @throws IOException if the log cannot be read
   */
  OptionalLong remaining(long maxBytes) throws IOException;

  /**
   * How much of the log lies between here and its end.
   *
   * @return the bytes at this moment, torn and malformed lines included; empty unless that can be
   *     told without reading
   * @throws IOException if the log cannot be read
   */
  default OptionalLong remainingBytes() throws IOException {
    return OptionalLong.empty();
  }
}
