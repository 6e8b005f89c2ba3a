package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes in both directions, plain or encrypted. Every wait is bounded by the channel below. */
interface Wire {

  /** Waits for at least one byte; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException;

  /**
   * Writes what remains, or stops early because the other side spoke and takes no more: then it has
   * probably refused, and its answer should be read.
   */
  void write(ByteBuffer rest) throws IOException;
}
