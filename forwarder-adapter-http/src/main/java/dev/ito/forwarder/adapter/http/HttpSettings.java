package dev.ito.forwarder.adapter.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the backend is and how to talk to it.
 *
 * @param url where the backend is, with scheme and without credentials, query and fragment; a path
 *     is kept as a prefix, a trailing slash is harmless
 * @param org the organisation of the project, any text but a path
 * @param repo the repository of the project, any text but a path
 * @param token what the backend knows the caller by; printable ASCII
 * @param timeout the longest time that one request may take, from connecting to the last byte of
 *     the answer; positive
 * @param caFile certificates in PEM form that are trusted in place of the system's
 */
public record HttpSettings(
    String url, String org, String repo, String token, Duration timeout, Optional<Path> caFile) {
  /** How long a request may take unless somebody says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /**
   * Checks the components.
   *
   * @param url where the backend is
   * @param org the organisation of the project
   * @param repo the repository of the project
   * @param token what the backend knows the caller by
   * @param timeout the longest time that one request may take
   * @param caFile certificates in PEM form that are trusted in place of the system's
   * @throws IllegalArgumentException if a component is out of its range; the message names it, what
   *     was found and what to do, and never the token
   */
  public HttpSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(org, "org");
    Objects.requireNonNull(repo, "repo");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(caFile, "caFile");
    BackendUrl.parse(url);
    SettingChecks.segment("org", org);
    SettingChecks.segment("repo", repo);
    SettingChecks.token(token);
    SettingChecks.timeout(timeout);
  }

  /**
   * Settings with {@link #DEFAULT_TIMEOUT} and the system's certificates.
   *
   * @param url where the backend is
   * @param org the organisation of the project
   * @param repo the repository of the project
   * @param token what the backend knows the caller by
   * @return the settings
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public static HttpSettings of(String url, String org, String repo, String token) {
    return new HttpSettings(url, org, repo, token, DEFAULT_TIMEOUT, Optional.empty());
  }

  BackendUrl backend() {
    return BackendUrl.parse(url);
  }

  /** The address of the project at the backend: equal for equal places. */
  String project() {
    return backend()
        + "/api/v1/projects/"
        + PathSegment.encode(org)
        + '/'
        + PathSegment.encode(repo);
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "HttpSettings{" + project() + ", timeout " + timeout + ", caFile " + caFile + '}';
  }
}
