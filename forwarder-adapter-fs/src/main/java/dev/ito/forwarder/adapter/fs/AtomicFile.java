package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/** A small file that is replaced as a whole: a crash leaves the old content or the new. */
final class AtomicFile {
  private final Disk disk;
  private final String name;
  private final String temp; // beside the target: a rename is atomic only within one file system

  AtomicFile(Disk disk, String name) {
    this.disk = disk;
    this.name = name;
    this.temp = name + ".tmp";
  }

  Optional<byte[]> read() throws IOException {
    return disk.read(name);
  }

  /** Returns once the content would survive power loss. One writer at a time. */
  void replaceForced(byte[] content) throws IOException {
    disk.write(
        temp, content, true); // forced before the rename, or the name could outlive the bytes
    disk.rename(temp, name); // the commit point
    disk.forceDirectory(); // the rename itself lives in the directory
  }

  /** As {@link #replaceForced}, but power loss may bring the old content back, or damage it. */
  void replace(byte[] content) throws IOException {
    disk.write(temp, content, false);
    disk.rename(temp, name);
  }

  /** Keeps what is there under another name, and frees this one. */
  void keepAside() throws IOException {
    disk.rename(name, name + ".bad");
    disk.forceDirectory();
  }

  String describe() {
    return disk.describe(name);
  }
}
