package dev.ito.forwarder.core;

import java.io.IOException;
import java.time.Duration;

/**
 * Hears how a {@link ForwardLoop} fares, run by run. Called on the loop's own thread; what a method
 * throws is dropped.
 *
 * @since 0.1.0
 */
public interface LoopListener {
  /** Hears nothing. */
  LoopListener SILENT = new LoopListener() {};

  /**
   * A run went through: everything is delivered, or another forwarder is at work.
   *
   * @param report what was done
   */
  default void ran(ForwardReport report) {}

  /**
   * A run was stopped by the backend.
   *
   * @param report what was done, and what stopped it
   * @param failures how many runs in a row have failed, this one included
   * @param wait how long until the next one
   */
  default void stopped(ForwardReport report, int failures, Duration wait) {}

  /**
   * The log or the state could not be read, trusted or written.
   *
   * @param why what happened
   * @param failures how many runs in a row have failed, this one included
   * @param wait how long until the next one
   */
  default void failed(IOException why, int failures, Duration wait) {}
}
