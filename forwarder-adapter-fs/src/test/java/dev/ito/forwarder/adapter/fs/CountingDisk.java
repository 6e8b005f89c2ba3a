package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts what costs. */
final class CountingDisk extends OtherDisk {
  private int writes;
  private int forcedFiles;
  private int forcedDirectories;

  CountingDisk(Disk disk) {
    super(disk);
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
  public void write(String name, ByteBuffer content, boolean forced) throws IOException {
    writes++;
    forcedFiles += forced ? 1 : 0;
    super.write(name, content, forced);
  }

  @Override
  public void append(String name, byte[] content) throws IOException {
    writes++;
    super.append(name, content);
  }

  @Override
  public void forceDirectory() throws IOException {
    forcedDirectories++;
    super.forceDirectory();
  }
}
