package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A disk whose user is interrupted right before the n-th step that changes something. */
final class InterruptingDisk implements Disk {
  private final Disk disk;
  private int left;

  InterruptingDisk(Disk disk, int before) {
    this.disk = disk;
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
  public Optional<byte[]> read(String name) throws IOException {
    return disk.read(name);
  }

  @Override
  public byte[] readTail(String name, int most) throws IOException {
    return disk.readTail(name, most);
  }

  @Override
  public void write(String name, byte[] content, boolean forced) throws IOException {
    step();
    disk.write(name, content, forced);
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    step();
    disk.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    step();
    disk.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    step();
    disk.forceDirectory();
  }

  @Override
  public void delete(String name) throws IOException {
    step();
    disk.delete(name);
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
    step();
    return disk.lock(name);
  }

  @Override
  public boolean isLocked(String name) throws IOException {
    return disk.isLocked(name);
  }

  @Override
  public String describe(String name) {
    return disk.describe(name);
  }
}
