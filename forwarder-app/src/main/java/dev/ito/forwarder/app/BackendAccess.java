package dev.ito.forwarder.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the backend is and how to get in.
 *
 * @param url where it is
 * @param org the organisation
 * @param repo the repository
 * @param token the secret; never shown
 * @param timeout for one request
 * @param caFile certificates to trust in place of the system's
 * @param clientCert the certificate to show to a backend that asks for one
 * @param clientKey the key that belongs to it
 * @param environment the variables, some of which name proxies
 * @param places what a person must look at to change one of these, by the adapter's word for it
 */
record BackendAccess(
    String url,
    String org,
    String repo,
    String token,
    Duration timeout,
    Optional<Path> caFile,
    Optional<Path> clientCert,
    Optional<Path> clientKey,
    Map<String, String> environment,
    Map<String, String> places) {
  static final String DEFAULT_URL = "http://127.0.0.1:9010";
  static final String TOKEN = "ITO_BACKEND_TOKEN";
  static final String ORG = "ITO_BACKEND_PROJECT_ORG";
  static final String REPO = "ITO_BACKEND_PROJECT_REPO";

  /** The adapter's words, in the order of the components. */
  private static final String[] WORDS = {
    "url", "org", "repo", "token", "timeout", "CA file", "client certificate", "client key"
  };

  /** One that nobody has configured. */
  BackendAccess(
      String url, String org, String repo, String token, Duration timeout, Optional<Path> caFile) {
    this(
        url,
        org,
        repo,
        token,
        timeout,
        caFile,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** What counts, where all of it is there and can be used. */
  static BackendAccess of(BackendSection section) throws UsageException {
    Setting<String> url = section.url();
    Setting<Optional<String>> org = project(section.org(), "--org", ORG);
    Setting<Optional<String>> repo = project(section.repo(), "--repo", REPO);
    Setting<Optional<String>> token = section.token();
    if (token.value().isEmpty()) {
      throw new UsageException(section.tokenMissing());
    }
    Setting<Duration> timeout = section.timeout();
    Setting<Optional<Path>> caFile = readable(section.caFile(), "certificates");
    Setting<Optional<Path>> cert = readable(section.clientCert(), "certificates");
    Setting<Optional<Path>> key = readable(section.clientKey(), "a private key");
    requireBoth(cert, key);
    requireBoth(key, cert);
    return new BackendAccess(
        url.value(),
        org.value().get(),
        repo.value().get(),
        token.value().get(),
        timeout.value(),
        caFile.value(),
        cert.value(),
        key.value(),
        section.environment(),
        places(url, org, repo, token, timeout, caFile, cert, key));
  }

  private static Map<String, String> places(Setting<?>... settings) {
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < settings.length; i++) {
      places.put(WORDS[i], settings[i].place());
    }
    return places;
  }

  private static Setting<Optional<String>> project(
      Setting<Optional<String>> name, String flag, String variable) throws UsageException {
    if (name.value().isEmpty()) {
      throw new UsageException(
          "which project is it? %s is not given, %s is not set, and no config file has %s"
              .formatted(flag, variable, name.key().path()));
    }
    return name;
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

  private static void requireBoth(Setting<Optional<Path>> one, Setting<Optional<Path>> other)
      throws UsageException {
    if (one.value().isPresent() && other.value().isEmpty()) {
      throw new UsageException(
          "%s is of no use without %s or %s; give both or none"
              .formatted(one.place(), other.key().path(), other.key().flag()));
    }
  }

  /** The adapter names its settings; people know them by where they have set them. */
  String inPlace(String message) {
    String said = message;
    for (String word : WORDS) {
      said = said.replace("the " + word + " setting", places.getOrDefault(word, "the " + word));
    }
    return said;
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "BackendAccess{" + url + ' ' + org + '/' + repo + '}';
  }
}
