package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A disk of which the n-th operation fails, and every later one too until it is mended. */
class FailingDisk extends OtherDisk {
  private final boolean onlyOnce;
  private int left;

  FailingDisk(Disk disk, int before, boolean onlyOnce) {
    super(disk);
    this.left = before;
    this.onlyOnce = onlyOnce;
  }

  /** Whether it came to the operation that fails. */
  boolean hasFailed() {
    return left < 0;
  }

  void mend() {
    left = Integer.MAX_VALUE;
  }

  private void operate() throws IOException {
    left--;
    if (left < 0 && (!onlyOnce || left == -1)) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void write(String name, ByteBuffer content, boolean forced) throws IOException {
    operate();
    super.write(name, content, false);
    if (forced) {
      operate(); // the content is there, and nobody knows whether it would stay
      super.write(name, content, true);
    }
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    operate();
    super.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    operate();
    super.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    operate();
    super.forceDirectory();
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
    operate();
    return super.lock(name);
  }
}
