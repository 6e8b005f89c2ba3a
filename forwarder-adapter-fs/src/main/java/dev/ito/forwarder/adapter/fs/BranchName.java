package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The name of a git branch, judged by git's own rules, so that no other name ever becomes a path.
 *
 * @param value for example {@code ito/internal/audit}
 */
record BranchName(String value) {
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/]|[./]$|^@$");
  private static final Pattern COMPONENT = Pattern.compile("\\..*|.*\\.lock");

  /** The name, if git would take it. */
  static BranchName of(String value) throws IOException {
    boolean sound = !value.isEmpty() && !FORBIDDEN.matcher(value).find();
    for (String component : value.split("/")) {
      sound &= !COMPONENT.matcher(component).matches();
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
