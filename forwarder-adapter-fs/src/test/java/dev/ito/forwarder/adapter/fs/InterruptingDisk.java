package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A disk whose user is interrupted right before the n-th step that changes something. */
final class InterruptingDisk extends OtherDisk {
  private int left;

  InterruptingDisk(Disk disk, int before) {
    super(disk);
    this.left = before;
  }

  /** Whether it came to that step. */
  boolean hasInterrupted() {
    return left < 0;
  }

  private void step() {
    left--;
    if (left == -1) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void write(String name, ByteBuffer content, boolean forced) throws IOException {
    step();
    super.write(name, content, forced);
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    step();
    super.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    step();
    super.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    step();
    super.forceDirectory();
  }

  @Override
  public void delete(String name) throws IOException {
    step();
    super.delete(name);
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
    step();
    return super.lock(name);
  }
}
