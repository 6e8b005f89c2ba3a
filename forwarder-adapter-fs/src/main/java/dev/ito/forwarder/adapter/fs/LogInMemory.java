package dev.ito.forwarder.adapter.fs;

import java.nio.ByteBuffer;

/**
 * A log that was read as a whole.
 *
 * @param bytes what it holds; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // it is compared with nothing
record LogInMemory(byte[] bytes) implements LogBytes.Opened {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(ByteBuffer target, long position) {
    int length = (int) Math.min(target.remaining(), bytes.length - position);
    if (length <= 0) {
      return -1;
    }
    target.put(bytes, (int) position, length);
    return length;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
