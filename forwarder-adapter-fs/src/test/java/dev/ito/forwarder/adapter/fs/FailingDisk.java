package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A disk of which the n-th operation fails, and every later one too until it is mended. */
class FailingDisk implements Disk {
  private final Disk disk;
  private final boolean onlyOnce;
  private int left;

  FailingDisk(Disk disk, int before, boolean onlyOnce) {
    this.disk = disk;
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
  public Optional<byte[]> read(String name) throws IOException {
    return disk.read(name);
  }

  @Override
  public byte[] readTail(String name, int most) throws IOException {
    return disk.readTail(name, most);
  }

  @Override
  public void write(String name, byte[] content, boolean forced) throws IOException {
    operate();
    disk.write(name, content, false);
    if (forced) {
      operate(); // the content is there, and nobody knows whether it would stay
      disk.write(name, content, true);
    }
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    operate();
    disk.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    operate();
    disk.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    operate();
    disk.forceDirectory();
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
    operate();
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
