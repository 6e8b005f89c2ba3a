package dev.ito.forwarder.domain;

import java.util.Objects;

/**
 * Carries a {@link BackendError} out of a port.
 *
 * @since 0.1.0
 */
public final class BackendException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient BackendError error;

  /**
   * Carries an error.
   *
   * @param error what happened
   */
  public BackendException(BackendError error) {
    super(Objects.requireNonNull(error, "error").detail());
    this.error = error;
  }

  /**
   * What happened.
   *
   * @return the error
   */
  public BackendError error() {
    return error;
  }
}
