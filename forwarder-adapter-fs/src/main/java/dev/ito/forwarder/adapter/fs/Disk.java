package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The few things that state files need of a directory, so that tests can strike at each of them.
 * Names are plain file names; symbolic links are never followed.
 */
interface Disk {

  /** The whole content of a file, or empty if there is none. */
  Optional<byte[]> read(String name) throws IOException;

  /** The last bytes of a file, all of it if it is shorter, or nothing if there is none. */
  byte[] readTail(String name, int most) throws IOException;

  /**
   * Creates a file that only its owner may read; an old one of that name is replaced. Nothing of
   * the content is used after the call, and its position stays.
   */
  void write(String name, ByteBuffer content, boolean forced) throws IOException;

  /** Writes behind the end of a file, creating it if there is none; forced. */
  void append(String name, byte[] content) throws IOException;

  /** Gives a file another name, in one step; what had that name before is gone. */
  void rename(String from, String to) throws IOException;

  /** Makes names durable: those that were created, replaced and removed. */
  void forceDirectory() throws IOException;

  /** Removes a file if it is there. */
  void delete(String name) throws IOException;

  /** Takes a lock that ends with the process at the latest, or nothing if somebody has it. */
  Optional<Closeable> lock(String name) throws IOException;

  /** Whether somebody has a lock; makes no file. */
  boolean isLocked(String name) throws IOException;

  /** Where a file is, for messages. */
  String describe(String name);
}
