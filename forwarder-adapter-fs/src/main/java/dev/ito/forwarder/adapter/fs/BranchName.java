package dev.ito.forwarder.adapter.fs;

import java.io.IOException;

/**
 * The name of a git branch, judged by git's own rules, so that no other name ever becomes a path.
 *
 * @param value for example {@code ito/internal/audit}
 */
record BranchName(String value) {
  private static final String FORBIDDEN = "~^:?*[\\\u007f";

  /** The name, if git would take it. By hand: a pattern would be compiled in every run. */
  static BranchName of(String value) throws IOException {
    boolean sound =
        !value.isEmpty()
            && !value.equals("@")
            && !value.startsWith("-")
            && !value.endsWith(".")
            && !value.contains("..")
            && !value.contains("@{");
    for (int i = 0; i < value.length() && sound; i++) {
      sound = value.charAt(i) > ' ' && FORBIDDEN.indexOf(value.charAt(i)) < 0;
    }
    for (int from = 0; from <= value.length() && sound; ) {
      int slash = value.indexOf('/', from);
      int to = slash < 0 ? value.length() : slash;
      sound = from < to && value.charAt(from) != '.' && !value.startsWith(".lock", to - 5);
      from = to + 1;
    }
    if (!sound) {
      throw new IOException(
          "\""
              + value
              + "\" can be no git branch, so there is no log to read; mend audit.mirror.branch."
              + " Nothing was sent");
    }
    return new BranchName(value);
  }

  String ref() {
    return "refs/heads/" + value;
  }
}
