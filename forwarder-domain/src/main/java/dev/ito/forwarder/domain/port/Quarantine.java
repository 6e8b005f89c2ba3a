package dev.ito.forwarder.domain.port;

import dev.ito.forwarder.domain.RefusedEvent;
import java.io.IOException;

/**
 * Keeps events that the backend refuses, so that the ones behind them can go on.
 *
 * @since 0.1.0
 */
public interface Quarantine {

  /**
   * Sets an event aside. Returns once it would survive power loss; setting the same event of the
   * same position aside again changes nothing, so a crash before the checkpoint is harmless.
   *
   * @param refused the event, and why it is here
   * @throws IOException if it could not be stored; then it is not in quarantine
   */
  void add(RefusedEvent refused) throws IOException;
}
