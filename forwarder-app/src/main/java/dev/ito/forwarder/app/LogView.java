package dev.ito.forwarder.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which log is read, and why, for those who show it or wait for it to change.
 *
 * @param kind {@code file}, {@code branch} or {@code branch_and_files}
 * @param where the places in the order in which they are read, for a person
 * @param why the reason for the choice, for a person
 * @param state where the state that belongs to this log is
 * @param besideFile what is kept beside the one file, wherever the log is; usually {@code
 *     .ito/.state}
 * @param watched the files in which any change of the log shows
 */
record LogView(
    String kind, String where, String why, Path state, Path besideFile, List<Path> watched) {

  /** Whether the log is the one file that Ito up to v0.1.21 writes. */
  boolean isFile() {
    return kind.equals("file");
  }

  /** Whether there is a log, or only a place for one. */
  boolean isThere() {
    return !isFile() || Files.exists(Path.of(where));
  }

  /** Where it is, seen from the current directory. */
  String shown() {
    Path here = Path.of("").toAbsolutePath();
    return isFile() && Path.of(where).startsWith(here)
        ? here.relativize(Path.of(where)).toString()
        : where;
  }
}
