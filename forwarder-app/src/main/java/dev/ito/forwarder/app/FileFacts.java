package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the system says of a file that links may lead to, apart from its content. Whoever writes to
 * a file, replaces, cuts or touches it changes its facts, except for a second write within one tick
 * of the file system's clock: see {@link #areOlderThan}.
 *
 * @param device where the file is
 * @param inode which one it is there
 * @param size in bytes
 * @param modified when its content was last changed, nanoseconds since 1970
 * @param changed when anything of it was last changed, nanoseconds since 1970
 */
record FileFacts(long device, long inode, long size, long modified, long changed) {
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final long SECOND = 1_000_000_000;

  /** The facts of a file, or nothing if there is none. */
  static Optional<FileFacts> of(Path file) throws IOException {
    try {
      Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES);
      return Optional.of(
          new FileFacts(
              (Long) found.get("dev"),
              (Long) found.get("ino"),
              (Long) found.get("size"),
              nanos(found.get("lastModifiedTime")),
              nanos(found.get("ctime"))));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private static long nanos(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }

  /**
   * Whether whatever is written from that tick on would show. A tick is the time of a file that was
   * new in the same place before these facts were taken: no clock but the file system's own counts.
   */
  boolean areOlderThan(FileFacts tick) {
    return modified < tick.modified && changed < tick.modified;
  }

  /** As {@code stat -c '%d %i %s %.9Y %.9Z'} prints them. */
  String text() {
    return device + " " + inode + " " + size + " " + seconds(modified) + " " + seconds(changed);
  }

  private static String seconds(long nanos) {
    String fraction = Long.toString(SECOND + Math.floorMod(nanos, SECOND)).substring(1);
    return Math.floorDiv(nanos, SECOND) + "." + fraction;
  }
}
