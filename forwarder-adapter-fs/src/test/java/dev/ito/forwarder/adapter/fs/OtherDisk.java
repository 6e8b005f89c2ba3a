package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A disk that does what another one does; what a test wants else, it says itself. */
abstract class OtherDisk implements Disk {
  private final Disk disk;

  OtherDisk(Disk disk) {
    this.disk = disk;
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
  public void write(String name, ByteBuffer content, boolean forced) throws IOException {
    disk.write(name, content, forced);
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    disk.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    disk.forceDirectory();
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public Optional<Closeable> lock(String name) throws IOException {
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
