package dev.ito.forwarder.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a project begins, as the existing program sees it: the top of the git work tree, or else
 * the nearest place with an Ito directory, or else the current directory.
 *
 * @param path the place
 * @param git whether git says so
 */
record ProjectRoot(Path path, boolean git) {
  /** What an Ito directory is called unless a project says otherwise. */
  static final String DIRECTORY = ".ito";

  private static final String LINK = "gitdir:";

  static ProjectRoot of(Path here) {
    Optional<Path> top = gitTop(here);
    if (top.isPresent()) {
      return new ProjectRoot(top.get(), true);
    }
    return new ProjectRoot(nearest(here).orElse(here), false);
  }

  /** The nearest place, at or above another, that has a directory {@code .ito}. */
  static Optional<Path> nearest(Path here) {
    for (Path at = here; at != null; at = at.getParent()) {
      if (at.resolve(DIRECTORY).toFile().isDirectory()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** What {@code git rev-parse --show-toplevel} says, without the cost of asking it. */
  private static Optional<Path> gitTop(Path here) {
    for (Path at = here; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      File file = git.toFile();
      if (file.isFile()) {
        return isLink(git) ? Optional.of(at) : Optional.empty();
      }
      if (file.isDirectory() && isRepository(git)) {
        return Optional.of(at);
      }
      if (isRepository(at)) {
        return Optional.empty(); // a bare repository, or inside .git: no work tree
      }
    }
    return Optional.empty();
  }

  /** Linked work trees and submodules have a file that says where their repository is. */
  private static boolean isLink(Path file) {
    try {
      String content = Files.readString(file);
      return content.startsWith(LINK)
          && isRepository(file.resolveSibling(content.substring(LINK.length()).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRepository(Path path) {
    return path.resolve("HEAD").toFile().isFile()
        && (path.resolve("commondir").toFile().isFile()
            || path.resolve("objects").toFile().isDirectory()
                && path.resolve("refs").toFile().isDirectory());
  }
}
