package broken.core;

/** Breaks: there is no static state. */
class Remembers {
  static int count;
}
