package dev.ito.forwarder.domain.port;

import java.io.IOException;
import java.util.Objects;

/**
 * What is stored cannot be trusted, and guessing would lose or repeat events.
 *
 * @since 0.1.0
 */
public final class UntrustedStateException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was found.
   *
   * @param message where, what, and what the reader can do; without secrets
   */
  public UntrustedStateException(String message) {
    super(Objects.requireNonNull(message, "message"));
  }
}
