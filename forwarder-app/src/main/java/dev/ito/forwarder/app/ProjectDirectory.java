package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Ito directory of a project, usually {@code .ito}.
 *
 * @param path the directory
 */
record ProjectDirectory(Path path) {
  Path log() {
    return state().resolve("audit").resolve("events.jsonl");
  }

  /** Fails before anything is touched if there is a log that nobody can read. */
  void requireReadableLog() throws IOException {
    if (Files.isDirectory(log())) {
      throw new IOException(log() + " is a directory, not a log; nothing was sent");
    }
    if (Files.exists(log()) && !Files.isReadable(log())) {
      throw new AccessDeniedException(log().toString());
    }
  }

  Path state() {
    return path.resolve(".state");
  }
}
