package dev.ito.forwarder.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the backend is and how to get in, as the command line and the environment say.
 *
 * @param url where it is
 * @param org the organisation
 * @param repo the repository
 * @param token the secret; never shown
 * @param timeout for one request
 * @param caFile certificates to trust in place of the system's
 */
record BackendAccess(
    String url, String org, String repo, String token, Duration timeout, Optional<Path> caFile) {
  static final String DEFAULT_URL = "http://127.0.0.1:9010";
  static final String TOKEN = "ITO_BACKEND_TOKEN";
  static final String ORG = "ITO_BACKEND_PROJECT_ORG";
  static final String REPO = "ITO_BACKEND_PROJECT_REPO";

  static BackendAccess of(
      Optional<String> url,
      Optional<String> org,
      Optional<String> repo,
      Duration timeout,
      Optional<Path> caFile,
      Map<String, String> environment)
      throws UsageException {
    if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
      throw new UsageException(
          "--ca-file: "
              + caFile.get()
              + " cannot be read; name a file of certificates in PEM form");
    }
    return new BackendAccess(
        url.orElse(DEFAULT_URL),
        project(org, "--org", ORG, environment),
        project(repo, "--repo", REPO, environment),
        token(environment),
        timeout,
        caFile);
  }

  private static String project(
      Optional<String> flag, String name, String variable, Map<String, String> environment)
      throws UsageException {
    if (flag.isPresent()) {
      return flag.get();
    }
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      throw new UsageException(
          "which project is it? " + name + " is not given and " + variable + " is not set");
    }
    return value;
  }

  private static String token(Map<String, String> environment) throws UsageException {
    String token = environment.get(TOKEN);
    if (token == null) {
      throw new UsageException(TOKEN + " is not set; set it to the token that the backend expects");
    }
    if (token.isBlank()) {
      throw new UsageException(TOKEN + " is blank; set it to the token that the backend expects");
    }
    return token.strip();
  }

  /** The adapter names its settings; people know them by flags and variables. */
  static String inFlags(String message) {
    return message
        .replace("the token setting", TOKEN)
        .replaceAll("the (url|org|repo|timeout|ca-file) setting", "--$1");
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "BackendAccess{" + url + ' ' + org + '/' + repo + '}';
  }
}
