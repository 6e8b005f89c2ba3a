package dev.ito.forwarder.app;

/** Something that the person at the command line can mend; the message says what and how. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
