package dev.ito.forwarder.app;

import java.util.Optional;

/**
 * What a check has found.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word
 * @param text what is there, in words
 * @param mend the one command that mends it, if there is one
 */
record Finding(Level level, String subject, String text, Optional<String> mend) {
  /** How bad it is. */
  enum Level {
    /** As it should be. */
    OK,
    /** Forwarding works, but somebody should know. */
    WARNING,
    /** Forwarding does not work, or events are missing. */
    PROBLEM
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, Optional.empty());
  }

  static Finding warning(String subject, String text) {
    return new Finding(Level.WARNING, subject, text, Optional.empty());
  }

  static Finding problem(String subject, String text) {
    return new Finding(Level.PROBLEM, subject, text, Optional.empty());
  }

  /** The same, with the command that mends it. */
  Finding mendedBy(String command) {
    return new Finding(level, subject, text, Optional.of(command));
  }
}
