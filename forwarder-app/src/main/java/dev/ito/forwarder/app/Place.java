package dev.ito.forwarder.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program was started.
 *
 * @param here the current directory, absolute
 * @param environment the variables
 * @param windows whether the system keeps settings where Windows does
 */
record Place(Path here, Map<String, String> environment, boolean windows) {

  static Place of(Terminal terminal) {
    Path here = Path.of("").toAbsolutePath().normalize();
    return new Place(here, terminal.environment(), File.separatorChar == '\\');
  }

  /** A path as people give it: from the current directory. */
  Path resolve(Path path) {
    return here.resolve(path).normalize();
  }
}
