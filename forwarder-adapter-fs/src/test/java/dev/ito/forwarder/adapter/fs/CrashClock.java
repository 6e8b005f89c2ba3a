package dev.ito.forwarder.adapter.fs;

/** Counts the steps of a simulated process and ends it at a chosen one. */
final class CrashClock {
  private final int fatalStep;
  private int steps;
  private boolean dead;

  /** Never strikes if the step is not reached. */
  CrashClock(int fatalStep) {
    this.fatalStep = fatalStep;
  }

  static CrashClock never() {
    return new CrashClock(Integer.MAX_VALUE);
  }

  void step() {
    if (dead || steps++ == fatalStep) {
      dead = true;
      throw new Crash();
    }
  }

  boolean isDead() {
    return dead;
  }

  int steps() {
    return steps;
  }
}
