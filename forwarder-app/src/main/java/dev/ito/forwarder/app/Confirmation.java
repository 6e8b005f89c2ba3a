package dev.ito.forwarder.app;

import java.io.Console;
import java.util.Locale;

/** Asks before something is done that cannot be taken back. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Whether somebody wants it.
   *
   * @param yes whether that was said on the command line
   * @param json whether a program reads the output, which is no place for a question
   * @throws UsageException if it was not said and nobody can be asked
   */
  static boolean given(boolean yes, boolean json) throws UsageException {
    if (yes) {
      return true;
    }
    Console console = json ? null : System.console();
    if (console == null) {
      throw new UsageException(
          "this is done only when somebody says so, and here nobody can be asked; add --yes."
              + " Nothing was changed");
    }
    String answer = console.readLine("Go on? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
