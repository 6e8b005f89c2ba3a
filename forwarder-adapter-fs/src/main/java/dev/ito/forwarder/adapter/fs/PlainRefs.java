package dev.ito.forwarder.adapter.fs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks a branch up in the plain files in which git keeps its refs, without starting git. What
 * looks different from what it knows is left to git.
 *
 * @param commonDirectory what all worktrees of the repository share
 */
record PlainRefs(Path commonDirectory) {
  private static final String HEADS = "refs/heads";
  private static final String PACKED = "packed-refs";
  private static final String TABLES = "reftable";

  /**
   * What the files say.
   *
   * @param understood whether they could be read
   * @param commit the commit that the ref names; empty if there is no such ref
   */
  record Found(boolean understood, Optional<String> commit) {
    private static final Found UNKNOWN = new Found(false, Optional.empty());
  }

  Found find(String ref) throws IOException {
    if (Files.isRegularFile(commonDirectory.resolve(HEADS))) {
      return Found.UNKNOWN; // git keeps refs elsewhere, in tables for example, and says so there
    }
    try {
      Path loose = commonDirectory.resolve(ref);
      if (Files.isRegularFile(loose)) {
        return found(Files.readString(loose).strip());
      }
      return packed(" " + ref); // git writes there first, and removes the loose one after that
    } catch (NoSuchFileException packedMeanwhile) {
      return packed(" " + ref);
    }
  }

  private Found packed(String wanted) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(commonDirectory.resolve(PACKED))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(wanted)) {
          return found(line.substring(0, line.length() - wanted.length()));
        }
      }
      return new Found(true, Optional.empty());
    } catch (NoSuchFileException nothingPacked) {
      return new Found(true, Optional.empty());
    }
  }

  private static Found found(String object) {
    return isObject(object) ? new Found(true, Optional.of(object)) : Found.UNKNOWN;
  }

  /** By hand: a pattern would be compiled in every run. */
  private static boolean isObject(String name) {
    boolean hex = name.length() == 40 || name.length() == 64;
    for (int i = 0; i < name.length() && hex; i++) {
      hex = "0123456789abcdef".indexOf(name.charAt(i)) >= 0;
    }
    return hex;
  }

  /** The files in which a change of a ref shows. */
  Path[] files(String ref) {
    return new Path[] {
      commonDirectory.resolve(ref),
      commonDirectory.resolve(PACKED),
      commonDirectory.resolve(TABLES).resolve("tables.list")
    };
  }
}
