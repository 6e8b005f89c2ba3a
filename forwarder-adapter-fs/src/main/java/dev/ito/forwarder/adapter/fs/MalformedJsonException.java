package dev.ito.forwarder.adapter.fs;

/** A line is no event; the message says why. Without a stack trace, since such lines are data. */
final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String reason) {
    super(reason, null, false, false);
  }
}
