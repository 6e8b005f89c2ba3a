package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a user's own configuration is, for all of the user's projects. */
final class GlobalConfig {
  private GlobalConfig() {}

  /** A variable that is set to nothing counts as set, as the existing program has it. */
  static Optional<Path> in(Place place) {
    Map<String, String> environment = place.environment();
    String roaming = place.windows() ? environment.get("APPDATA") : null;
    String base = roaming == null ? environment.get("XDG_CONFIG_HOME") : roaming;
    if (base != null) {
      return Optional.of(file(place.here().resolve(base)));
    }
    String home = environment.get("HOME");
    if (home == null) {
      home = environment.get("USERPROFILE");
    }
    if (home == null) {
      return Optional.empty();
    }
    Path directory = place.here().resolve(home);
    return Optional.of(file(place.windows() ? directory : directory.resolve(".config")));
  }

  private static Path file(Path base) {
    return base.resolve("ito").resolve("config.json");
  }
}
