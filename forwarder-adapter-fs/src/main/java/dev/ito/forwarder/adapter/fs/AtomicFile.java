package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A small file that is replaced as a whole: a crash leaves the old content or the new. */
final class AtomicFile {
  private final Disk disk;
  private final String name;
  private final String temp; // beside the target: a rename is atomic only within one file system
  private final String next; // the same, for what is written ahead

  AtomicFile(Disk disk, String name) {
    this.disk = disk;
    this.name = name;
    this.temp = name + ".tmp";
    this.next = name + ".next";
  }

  Optional<byte[]> read() throws IOException {
    return disk.read(name);
  }

  /** Returns once the content would survive power loss. One writer at a time. */
  void replaceForced(ByteBuffer content) throws IOException {
    disk.write(
        temp, content, true); // forced before the rename, or the name could outlive the bytes
    disk.rename(temp, name); // the commit point
    disk.forceDirectory(); // the rename itself lives in the directory
  }

  /** As {@link #replaceForced}, but power loss may bring the old content back, or damage it. */
  void replace(ByteBuffer content) throws IOException {
    disk.write(temp, content, false);
    disk.rename(temp, name);
  }

  /**
   * As {@link #replace}, but a crash may also leave no file. The old one goes first: file systems
   * write out what a rename puts in the place of another file, and here nobody asked for that.
   */
  void replaceAfresh(ByteBuffer content) throws IOException {
    disk.write(temp, content, false);
    disk.delete(name);
    disk.rename(temp, name);
  }

  /** Writes ahead what {@link #takePrepared} puts in place; the file itself stays as it is. */
  void prepare(ByteBuffer content, boolean forced) throws IOException {
    disk.write(next, content, forced);
  }

  /** Puts in place what was prepared; as durable as it was written, once the directory is. */
  void takePrepared() throws IOException {
    disk.rename(next, name);
  }

  /** As {@link #takePrepared}, but a crash may also leave no file; see {@link #replaceAfresh}. */
  void takePreparedAfresh() throws IOException {
    disk.delete(name);
    disk.rename(next, name);
  }

  /** Forgets what was prepared. */
  void dropPrepared() throws IOException {
    disk.delete(next);
  }

  /** Returns once the name would survive power loss. */
  void forceName() throws IOException {
    disk.forceDirectory();
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
