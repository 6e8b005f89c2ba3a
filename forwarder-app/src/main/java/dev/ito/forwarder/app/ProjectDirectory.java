package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Ito directory of a project, usually {@code .ito}, and where its log is looked for.
 *
 * @param path the directory
 * @param source where to look
 * @param branch the git branch that holds the log, if there is one
 */
record ProjectDirectory(Path path, Source source, String branch) {

  /** A project whose log is the one file. */
  static ProjectDirectory ofFile(Path path) {
    return new ProjectDirectory(path, Source.FILE, Wiring.DEFAULT_BRANCH);
  }

  /** The log of a project that keeps it in one file. */
  Path log() {
    return state().resolve("audit").resolve("events.jsonl");
  }

  /** Fails before anything is touched if there is a log that nobody can read. */
  void requireReadableLog() throws IOException {
    if (source == Source.BRANCH) {
      return;
    }
    if (Files.isDirectory(log())) {
      throw new IOException(log() + " is a directory, not a log; nothing was sent");
    }
    if (Files.exists(log()) && !Files.isReadable(log())) {
      throw new AccessDeniedException(log().toString());
    }
  }

  /** What is kept beside that file. */
  Path state() {
    return path.resolve(".state");
  }
}
