package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Counts what costs. */
final class CountingDisk implements Disk {
  private final Disk disk;
  private int writes;
  private int forcedFiles;
  private int forcedDirectories;

  CountingDisk(Disk disk) {
    this.disk = disk;
  }

  int writes() {
    return writes;
  }

  int forcedFiles() {
    return forcedFiles;
  }

  int forcedDirectories() {
    return forcedDirectories;
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
    writes++;
    forcedFiles += forced ? 1 : 0;
    disk.write(name, content, forced);
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    writes++;
    disk.append(name, content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void forceDirectory() throws IOException {
    forcedDirectories++;
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
