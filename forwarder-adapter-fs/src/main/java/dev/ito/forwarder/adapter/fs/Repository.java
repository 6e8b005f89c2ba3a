package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a git repository has its directories, found as git finds them, without starting it.
 *
 * @param project the directory it was looked for from
 * @param gitDirectory the worktree's own
 * @param commonDirectory what all its worktrees share; the same one if there is only one
 */
record Repository(Path project, Path gitDirectory, Path commonDirectory) {
  private static final String DOT_GIT = ".git";
  private static final String POINTER = "gitdir:";

  /** The repository at or above a place. */
  static Optional<Repository> around(Path project) throws IOException {
    Path start = project.toRealPath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path dotGit = at.resolve(DOT_GIT);
      if (Files.isRegularFile(dotGit)) {
        return Optional.of(of(start, pointedAt(dotGit)));
      }
      if (Files.exists(dotGit.resolve("HEAD"))) {
        return Optional.of(of(start, dotGit));
      }
      requireNone(dotGit);
    }
    return Optional.empty();
  }

  /** Git, too, goes past a directory of that name; but half a repository has a log to lose. */
  private static void requireNone(Path dotGit) throws IOException {
    if (Files.isDirectory(dotGit) && !Files.isExecutable(dotGit)) {
      throw new AccessDeniedException(dotGit.toString());
    }
    if (Files.exists(dotGit.resolve("refs")) || Files.exists(dotGit.resolve("objects"))) {
      throw new IOException(
          dotGit + " has no HEAD, so it is no git repository any more; mend it. Nothing was sent");
    }
  }

  private static Path pointedAt(Path dotGit) throws IOException {
    String text = Files.readString(dotGit).strip();
    if (text.startsWith(POINTER)) {
      Path pointed = dotGit.resolveSibling(text.substring(POINTER.length()).strip());
      if (Files.exists(pointed.resolve("HEAD"))) {
        return pointed;
      }
    }
    throw new IOException(
        dotGit
            + " points to no git directory; mend it with git worktree repair, or remove it."
            + " Nothing was sent");
  }

  private static Repository of(Path project, Path gitDirectory) throws IOException {
    Path own = gitDirectory.toRealPath();
    Path pointer = own.resolve("commondir");
    Path common =
        Files.isRegularFile(pointer) ? own.resolve(Files.readString(pointer).strip()) : own;
    return new Repository(project, own, common.toRealPath());
  }

  /** Where Ito writes when it cannot write to the branch (contract 2.3). */
  Path fallback() {
    return gitDirectory.resolve("ito").resolve("audit").resolve("events.jsonl");
  }

  /** Where our state for all worktrees is. */
  Path state() {
    return commonDirectory.resolve("ito").resolve("forwarder");
  }

  PlainRefs refs() {
    return new PlainRefs(commonDirectory);
  }
}
