package dev.ito.forwarder.adapter.http;

import java.io.IOException;

/** What came is not an answer as HTTP knows it; the message says what is odd. */
final class AnswerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerFormatException(String message) {
    super(message);
  }
}
