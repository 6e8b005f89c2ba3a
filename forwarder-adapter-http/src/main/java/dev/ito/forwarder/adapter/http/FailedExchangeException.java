package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries the last word on an exchange through Feign, which lets pass I/O failures only. */
final class FailedExchangeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient BackendError error;

  FailedExchangeException(BackendError error, @Nullable IOException cause) {
    super(error.detail(), cause);
    this.error = error;
  }

  FailedExchangeException(BackendError error) {
    this(error, null);
  }

  BackendError error() {
    return error;
  }
}
