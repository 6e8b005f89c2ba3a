package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * A step on disk that no interrupt leaves half done. An interrupt closes whatever file its thread
 * works on, and what a backend has acknowledged would then be on disk, or not, with nobody knowing.
 */
abstract class WholeStep {

  /** Does it, once more after each interrupt; whoever interrupted is heard when it is done. */
  final void run() throws IOException {
    boolean interrupted = false;
    try {
      while (!isDone()) {
        interrupted = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isDone() throws IOException {
    try {
      attempt();
      return true;
    } catch (ClosedByInterruptException cutShort) {
      Thread.interrupted(); // or the next attempt would end as this one did
      return false;
    }
  }

  /** Does it from its beginning, whatever an earlier attempt has left. */
  abstract void attempt() throws IOException;
}
