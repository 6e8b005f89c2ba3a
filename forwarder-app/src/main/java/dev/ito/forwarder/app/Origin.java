package dev.ito.forwarder.app;

import java.nio.file.Path;

/**
 * Where a value comes from.
 *
 * @param kind what it comes from
 * @param name the option, the variable or the file; empty for a default
 */
record Origin(Kind kind, String name) {
  static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

  /** What a value can come from, the strongest first. */
  enum Kind {
    FLAG,
    VARIABLE,
    FILE,
    DEFAULT
  }

  static Origin flag(String name) {
    return new Origin(Kind.FLAG, name);
  }

  static Origin variable(String name) {
    return new Origin(Kind.VARIABLE, name);
  }

  static Origin file(Path file) {
    return new Origin(Kind.FILE, file.toString());
  }
}
