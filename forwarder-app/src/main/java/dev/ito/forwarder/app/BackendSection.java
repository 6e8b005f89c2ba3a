package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What counts of {@code backend}: where it is and how to get in. */
final class BackendSection {
  private final ProjectOptions flags;
  private final ConfigFiles files;
  private final Map<String, String> environment;

  BackendSection(ProjectOptions flags, ConfigFiles files, Map<String, String> environment) {
    this.flags = flags;
    this.files = files;
    this.environment = environment;
  }

  /** Whether to forward at all: who names a backend on the command line means it. */
  Setting<Boolean> enabled() throws UsageException {
    if (flags.url.isPresent()) {
      return new Setting<>(Key.ENABLED, true, Origin.flag(Key.URL.flag()));
    }
    Optional<ConfigValue> found = files.find(Key.ENABLED);
    return found.isPresent()
        ? Setting.inFile(Key.ENABLED, found.get(), found.get().truth())
        : Setting.byDefault(Key.ENABLED, false);
  }

  Setting<String> url() throws UsageException {
    if (flags.url.isPresent()) {
      return Setting.flag(Key.URL, flags.url.get());
    }
    Optional<ConfigValue> found = files.find(Key.URL);
    return found.isPresent()
        ? Setting.inFile(Key.URL, found.get(), found.get().string())
        : Setting.byDefault(Key.URL, BackendAccess.DEFAULT_URL);
  }

  Setting<Optional<String>> org() throws UsageException {
    return project(Key.ORG, flags.org, BackendAccess.ORG);
  }

  Setting<Optional<String>> repo() throws UsageException {
    return project(Key.REPO, flags.repo, BackendAccess.REPO);
  }

  private Setting<Optional<String>> project(Key key, Optional<String> flag, String variable)
      throws UsageException {
    if (flag.isPresent()) {
      return Setting.flag(key, flag);
    }
    String value = environment.getOrDefault(variable, "").strip();
    if (!value.isEmpty()) {
      return new Setting<>(key, Optional.of(value), Origin.variable(variable));
    }
    return trimmed(key);
  }

  /** The variable that holds the token. */
  Setting<String> tokenVariable() throws UsageException {
    Optional<ConfigValue> found = files.find(Key.TOKEN_VARIABLE);
    return found.isPresent()
        ? Setting.inFile(Key.TOKEN_VARIABLE, found.get(), found.get().name())
        : Setting.byDefault(Key.TOKEN_VARIABLE, BackendAccess.TOKEN);
  }

  Setting<Optional<String>> token() throws UsageException {
    String variable = tokenVariable().value();
    String value = environment.getOrDefault(variable, "").strip();
    if (!value.isEmpty()) {
      return new Setting<>(Key.TOKEN, Optional.of(value), Origin.variable(variable));
    }
    return trimmed(Key.TOKEN);
  }

  Setting<Duration> timeout() throws UsageException {
    if (flags.timeout.isPresent()) {
      return Setting.flag(Key.TIMEOUT, flags.timeout.get());
    }
    Optional<ConfigValue> found = files.find(Key.TIMEOUT);
    return found.isPresent()
        ? Setting.inFile(Key.TIMEOUT, found.get(), found.get().millis())
        : Setting.byDefault(Key.TIMEOUT, Wiring.DEFAULT_TIMEOUT);
  }

  Setting<Optional<Path>> caFile() throws UsageException {
    return path(Key.CA_FILE, flags.caFile);
  }

  Setting<Optional<Path>> clientCert() throws UsageException {
    return path(Key.CLIENT_CERT, flags.clientCert);
  }

  Setting<Optional<Path>> clientKey() throws UsageException {
    return path(Key.CLIENT_KEY, flags.clientKey);
  }

  private Setting<Optional<Path>> path(Key key, Optional<Path> flag) throws UsageException {
    if (flag.isPresent()) {
      return Setting.flag(key, flag);
    }
    Optional<ConfigValue> found = files.find(key);
    return found.isPresent()
        ? Setting.inFile(key, found.get(), found.get().path()).present()
        : Setting.byDefault(key, Optional.empty());
  }

  private Setting<Optional<String>> trimmed(Key key) throws UsageException {
    Optional<ConfigValue> found = files.find(key);
    if (found.isPresent()) {
      String value = found.get().string().strip();
      if (!value.isEmpty()) {
        return Setting.inFile(key, found.get(), value).present();
      }
    }
    return Setting.byDefault(key, Optional.empty());
  }

  /** What to say to somebody who has given no token. */
  String tokenMissing() throws UsageException {
    String variable = tokenVariable().value();
    return "%s is %s; set it to the token that the backend expects, or put backend.token into %s"
        .formatted(
            variable,
            environment.containsKey(variable) ? "blank" : "not set",
            files.directory().value().resolve("config.local.json"));
  }

  Map<String, String> environment() {
    return environment;
  }
}
