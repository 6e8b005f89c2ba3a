package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Ito directory of a project, usually {@code .ito}.
 *
 * @param path the directory
 */
record ProjectDirectory(Path path) {
  /** What tells in the state directory that nothing has happened, the record of a run first. */
  static final List<String> IN_STATE =
      List.of("event-forward-state.jsonl", "event-forward-offset", "audit/events.jsonl");

  private static final String NAME = ".ito";

  /** The one that was named, or else the nearest at or above a place. */
  static ProjectDirectory find(Optional<Path> named, Path here) throws UsageException {
    if (named.isPresent()) {
      return named(named.get());
    }
    for (Path at = here.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(NAME))) {
        return new ProjectDirectory(at.resolve(NAME));
      }
    }
    throw new UsageException(
        "no .ito directory at or above "
            + here.toAbsolutePath().normalize()
            + "; run this inside a project, or name it with --ito-path DIR");
  }

  private static ProjectDirectory named(Path path) throws UsageException {
    if (!Files.exists(path)) {
      throw new UsageException(
          "--ito-path: " + path + " does not exist; name the .ito directory of a project");
    }
    if (!Files.isDirectory(path)) {
      throw new UsageException(
          "--ito-path: " + path + " is not a directory; name the .ito directory of a project");
    }
    return new ProjectDirectory(path);
  }

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
