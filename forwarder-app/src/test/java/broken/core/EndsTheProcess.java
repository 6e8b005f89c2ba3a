package broken.core;

/** Breaks: only Main ends the process. */
class EndsTheProcess {
  void now() {
    System.exit(1);
  }
}
