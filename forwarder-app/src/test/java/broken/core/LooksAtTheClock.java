package broken.core;

/** Breaks: time, waiting and chance are passed in. */
class LooksAtTheClock {
  long now() {
    return System.nanoTime();
  }
}
