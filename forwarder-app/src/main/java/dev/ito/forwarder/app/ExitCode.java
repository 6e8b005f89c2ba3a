package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardReport;

/** What the process tells the shell. */
enum ExitCode {
  /** Everything there is has been delivered, or there was nothing to do. */
  DONE(0),
  /** Stopped with events left; they will be tried again. */
  EVENTS_LEFT(1),
  /** The command line or the configuration is wrong; nothing was sent. */
  USAGE(2),
  /** The local log or state cannot be read, trusted or written. */
  LOCAL(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  static ExitCode after(ForwardReport report, boolean bestEffort) {
    return switch (report.outcome()) {
      case DELIVERED, BUSY, PAUSED -> DONE;
      case STOPPED, OUT_OF_TIME -> bestEffort ? DONE : EVENTS_LEFT;
      case OTHER_DESTINATION -> USAGE;
    };
  }
}
