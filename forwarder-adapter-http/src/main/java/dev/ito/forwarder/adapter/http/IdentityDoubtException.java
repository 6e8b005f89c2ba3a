package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The other side ended a fresh connection after it had asked who we are. Since TLS 1.3 it may do so
 * when we think that the handshake is over, and its reason is often lost with the connection.
 */
final class IdentityDoubtException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what we know of our side, and what was seen of the other. */
  IdentityDoubtException(String what, @Nullable IOException cause) {
    super(what, cause);
  }
}
