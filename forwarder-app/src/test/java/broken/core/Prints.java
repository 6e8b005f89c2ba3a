package broken.core;

/** Breaks: only the program speaks on standard streams. */
class Prints {
  void now() {
    System.out.println();
  }
}
