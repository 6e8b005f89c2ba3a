package dev.ito.forwarder.app;

import java.util.Optional;

/**
 * A value that counts, and where it comes from.
 *
 * @param key what it configures
 * @param value what it is
 * @param origin where it comes from
 */
record Setting<T>(Key key, T value, Origin origin) {

  /** What the command line says. */
  static <T> Setting<T> flag(Key key, T value) {
    return new Setting<>(key, value, Origin.flag(key.flag()));
  }

  /** What a file says, read as what it should be. */
  static <T> Setting<T> inFile(Key key, ConfigValue found, T value) {
    return new Setting<>(key, value, Origin.file(found.file()));
  }

  /** What holds when nobody says anything. */
  static <T> Setting<T> byDefault(Key key, T value) {
    return new Setting<>(key, value, Origin.DEFAULT);
  }

  /** The same value where there might be none. */
  Setting<Optional<T>> present() {
    return new Setting<>(key, Optional.of(value), origin);
  }

  /** What a person must look at to change it. */
  String place() {
    return switch (origin.kind()) {
      case FLAG, VARIABLE -> origin.name();
      // every run asks: a plus would cost ten milliseconds in a process that has just begun
      case FILE -> key.path().concat(" in ").concat(origin.name());
      case DEFAULT -> key.path();
    };
  }

  /** Without the value, which may be a secret. */
  @Override
  public String toString() {
    return place();
  }
}
