package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells two states of a file apart without reading it.
 *
 * @param size in bytes; negative if there is no such file, or none that we may look at
 * @param modified when it was last written, as finely as the file system tells
 * @param identity which file it is, where the file system has a name for that
 */
record FileStamp(long size, FileTime modified, Optional<String> identity) {
  private static final FileStamp ABSENT =
      new FileStamp(-1, FileTime.fromMillis(0), Optional.empty());

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Optional<String> identity = Optional.ofNullable(now.fileKey()).map(Objects::toString);
      return new FileStamp(now.size(), now.lastModifiedTime(), identity);
    } catch (IOException absent) {
      return ABSENT;
    }
  }
}
