package dev.ito.forwarder.app;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads the plainest command lines of {@code forward} without the library that defines them all,
 * because loading that costs more than a run that finds nothing new. What it does not know for
 * certain it leaves to the library, which alone says what is right and what is wrong.
 */
final class QuickArguments {
  private static final int MOST_DIGITS = 9;

  private QuickArguments() {}

  /** The command with its options taken, or empty if the library must read this. */
  static Optional<ForwardCommand> forward(String[] args, Terminal terminal) {
    if (args.length == 0 || !args[0].equals("forward")) {
      return Optional.empty();
    }
    ForwardCommand command = new ForwardCommand(terminal);
    try {
      return takeAll(args, command) ? Optional.of(command) : Optional.empty();
    } catch (IllegalArgumentException notPlain) {
      return Optional.empty();
    }
  }

  private static boolean takeAll(String[] args, ForwardCommand command) {
    int at = 1;
    while (at < args.length) {
      if (command.take(args[at])) {
        at++;
      } else if (at + 1 < args.length && isPlain(args[at + 1])) {
        if (!command.take(args[at], args[at + 1])) {
          return false;
        }
        at += 2;
      } else {
        return false;
      }
    }
    return true;
  }

  /** Not an option, not the name of a file of arguments, nothing that might be quoted. */
  private static boolean isPlain(String value) {
    if (value.isEmpty()) {
      return false;
    }
    char first = value.charAt(0);
    return first != '-' && first != '@' && first != '"' && first != '\'';
  }

  static int number(String value) {
    if (value.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(value);
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        throw new IllegalArgumentException(value);
      }
    }
    return Integer.parseInt(value);
  }

  static Duration duration(String value) {
    Optional<Duration> duration = DurationText.read(value);
    if (duration.isEmpty() || duration.get().isZero()) {
      throw new IllegalArgumentException(value);
    }
    return duration.get();
  }
}
