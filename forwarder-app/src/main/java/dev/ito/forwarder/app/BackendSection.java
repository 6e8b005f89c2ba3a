package dev.ito.forwarder.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
    return string(Key.URL, BackendAccess.DEFAULT_URL);
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
    return string(Key.TOKEN_VARIABLE, BackendAccess.TOKEN);
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
    return flags.caFile.isPresent() ? Setting.flag(Key.CA_FILE, flags.caFile) : path(Key.CA_FILE);
  }

  Setting<Optional<Path>> clientCert() throws UsageException {
    return path(Key.CLIENT_CERT);
  }

  Setting<Optional<Path>> clientKey() throws UsageException {
    return path(Key.CLIENT_KEY);
  }

  private Setting<Optional<Path>> path(Key key) throws UsageException {
    Optional<ConfigValue> found = files.find(key);
    return found.isPresent()
        ? Setting.inFile(key, found.get(), found.get().path()).present()
        : Setting.byDefault(key, Optional.empty());
  }

  private Setting<String> string(Key key, String otherwise) throws UsageException {
    Optional<ConfigValue> found = files.find(key);
    return found.isPresent()
        ? Setting.inFile(key, found.get(), found.get().string())
        : Setting.byDefault(key, otherwise);
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

  /** All of it, for a request. */
  BackendAccess access() throws UsageException {
    Map<String, String> places = new HashMap<>();
    Setting<String> url = url();
    places.put("url", url.place());
    String org = required(org(), "org", BackendAccess.ORG, places);
    String repo = required(repo(), "repo", BackendAccess.REPO, places);
    Setting<Optional<String>> token = token();
    places.put("token", token.place());
    Setting<Duration> timeout = timeout();
    places.put("timeout", timeout.place());
    Setting<Optional<Path>> caFile = readable(caFile(), "certificates");
    places.put("ca-file", caFile.place());
    Setting<Optional<Path>> cert = readable(clientCert(), "certificates");
    places.put("client-cert", cert.place());
    Setting<Optional<Path>> key = readable(clientKey(), "a private key");
    places.put("client-key", key.place());
    return new BackendAccess(
        url.value(),
        org,
        repo,
        required(token),
        timeout.value(),
        caFile.value(),
        cert.value(),
        key.value(),
        places);
  }

  private static String required(
      Setting<Optional<String>> name, String word, String variable, Map<String, String> places)
      throws UsageException {
    places.put(word, name.place());
    if (name.value().isPresent()) {
      return name.value().get();
    }
    throw new UsageException(
        "which project is it? --%s is not given, %s is not set, and no config file has %s"
            .formatted(word, variable, name.key().path()));
  }

  private String required(Setting<Optional<String>> token) throws UsageException {
    if (token.value().isPresent()) {
      return token.value().get();
    }
    String variable = tokenVariable().value();
    throw new UsageException(
        "%s is %s; set it to the token that the backend expects, or put backend.token into %s"
            .formatted(
                variable,
                environment.containsKey(variable) ? "blank" : "not set",
                files.directory().value().resolve("config.local.json")));
  }

  private static Setting<Optional<Path>> readable(Setting<Optional<Path>> file, String content)
      throws UsageException {
    if (file.value().isPresent() && !Files.isReadable(file.value().get())) {
      throw new UsageException(
          "%s: %s cannot be read; name a file of %s in PEM form"
              .formatted(file.place(), file.value().get(), content));
    }
    return file;
  }
}
