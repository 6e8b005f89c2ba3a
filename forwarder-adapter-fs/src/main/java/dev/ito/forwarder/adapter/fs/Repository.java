package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a git repository has its directories, found as git finds them, without starting it.
 *
 * @param project the directory it was looked for from
 * @param worktree the directory at or above it that the repository was found in
 * @param gitDirectory the worktree's own
 * @param commonDirectory what all its worktrees share; the same one if there is only one
 */
record Repository(Path project, Path worktree, Path gitDirectory, Path commonDirectory) {
  private static final String DOT_GIT = ".git";
  private static final String POINTER = "gitdir:";

  /** The repository at or above a place. */
  static Optional<Repository> around(Path project) throws IOException {
    Path start = project.toRealPath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path dotGit = at.resolve(DOT_GIT);
      if (Files.isRegularFile(dotGit)) {
        return Optional.of(of(start, at, pointedAt(dotGit)));
      }
      if (Files.exists(dotGit.resolve("HEAD"))) {
        return Optional.of(of(start, at, dotGit));
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

  private static Repository of(Path project, Path worktree, Path gitDirectory) throws IOException {
    Path own = gitDirectory.toRealPath();
    Path pointer = own.resolve("commondir");
    Path common =
        Files.isRegularFile(pointer) ? own.resolve(Files.readString(pointer).strip()) : own;
    return new Repository(project, worktree, own, common.toRealPath());
  }

  /** Where the project is in the other worktrees, as far as git knows where they are. */
  List<Path> otherProjects() throws IOException {
    List<Path> others = new ArrayList<>();
    if (commonDirectory.endsWith(DOT_GIT)) {
      addProject(commonDirectory.getParent(), others);
    }
    Path linked = commonDirectory.resolve("worktrees");
    if (Files.isDirectory(linked)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(linked)) {
        for (Path one : all) {
          Path pointer = one.resolve("gitdir");
          if (Files.isReadable(pointer)) {
            addProject(one.resolve(Files.readString(pointer).strip()).getParent(), others);
          }
        }
      }
    }
    return others;
  }

  private void addProject(@Nullable Path root, List<Path> others) throws IOException {
    if (root != null && Files.isDirectory(root) && !Files.isSameFile(root, worktree)) {
      others.add(root.toRealPath().resolve(worktree.relativize(project)));
    }
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
