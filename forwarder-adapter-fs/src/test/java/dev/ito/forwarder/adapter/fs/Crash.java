package dev.ito.forwarder.adapter.fs;

/** The end of the simulated process; nothing of it runs after this. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
