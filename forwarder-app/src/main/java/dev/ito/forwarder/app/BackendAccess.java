package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.time.Duration;
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
    Map<String, String> places) {
  static final String DEFAULT_URL = "http://127.0.0.1:9010";
  static final String TOKEN = "ITO_BACKEND_TOKEN";
  static final String ORG = "ITO_BACKEND_PROJECT_ORG";
  static final String REPO = "ITO_BACKEND_PROJECT_REPO";

  private static final String[] WORDS = {
    "url", "org", "repo", "token", "timeout", "ca-file", "client-cert", "client-key"
  };

  /** One that nobody has configured. */
  BackendAccess(
      String url, String org, String repo, String token, Duration timeout, Optional<Path> caFile) {
    this(url, org, repo, token, timeout, caFile, Optional.empty(), Optional.empty(), Map.of());
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
