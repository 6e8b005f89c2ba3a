package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
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
 *     the answer; 1 ms to 24 h
 * @param caFile certificates in PEM form that are trusted in place of the system's
 * @param proxies which proxy leads to the backend
 * @param clientCertificate what we prove with who we are, to a backend that asks
 * @since 0.1.0
 */
public record HttpSettings(
    String url,
    String org,
    String repo,
    String token,
    Duration timeout,
    Optional<Path> caFile,
    ProxySettings proxies,
    Optional<ClientCertificate> clientCertificate) {
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
   * @param proxies which proxy leads to the backend
   * @param clientCertificate what we prove with who we are
   * @throws IllegalArgumentException if a component is out of its range; the message names it, what
   *     was found and what to do, and never the token
   */
  public HttpSettings {
    SettingChecks.present("url", url);
    BackendUrl backend = BackendUrl.parse(url);
    SettingChecks.present("CA file", caFile);
    SettingChecks.present("proxies", proxies);
    SettingChecks.present("client certificate", clientCertificate);
    SettingChecks.segment("org", org);
    SettingChecks.segment("repo", repo);
    SettingChecks.token(token);
    SettingChecks.timeout(timeout);
    proxies.toward(backend);
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

  /**
   * Settings without a proxy and without a certificate of our own.
   *
   * @param url where the backend is
   * @param org the organisation of the project
   * @param repo the repository of the project
   * @param token what the backend knows the caller by
   * @param timeout the longest time that one request may take
   * @param caFile certificates in PEM form that are trusted in place of the system's
   * @throws IllegalArgumentException if a component is out of its range
   */
  public HttpSettings(
      String url, String org, String repo, String token, Duration timeout, Optional<Path> caFile) {
    this(url, org, repo, token, timeout, caFile, ProxySettings.none(), Optional.empty());
  }

  /**
   * The same with other proxies.
   *
   * @param other which proxy leads to the backend
   * @return new settings
   * @throws IllegalArgumentException if the one that leads there is no proxy
   */
  public HttpSettings withProxies(ProxySettings other) {
    return new HttpSettings(url, org, repo, token, timeout, caFile, other, clientCertificate);
  }

  /**
   * The same with a certificate of our own.
   *
   * @param certificate what we prove with who we are
   * @return new settings
   * @throws IllegalArgumentException if it is missing
   */
  public HttpSettings withClientCertificate(ClientCertificate certificate) {
    SettingChecks.present("client certificate", certificate);
    return new HttpSettings(
        url, org, repo, token, timeout, caFile, proxies, Optional.of(certificate));
  }

  /**
   * Reads the files that are named here, so that one that cannot be used is known before anything
   * is sent. Each adapter reads them again when it first needs them.
   *
   * @throws IllegalArgumentException if one cannot be read, or does not hold what it should; the
   *     message names it and what to do
   */
  public void requireUsableFiles() {
    if (caFile.isEmpty() && clientCertificate.isEmpty()) {
      return;
    }
    try {
      tls().prepare();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  Route route() {
    BackendUrl backend = BackendUrl.parse(url);
    return new Route(backend, proxies.toward(backend));
  }

  Tls tls() {
    return new Tls(caFile, clientCertificate);
  }

  /** Where its events go, and where what it has is asked for. */
  String events() {
    return project() + "/events";
  }

  /** The address of the project at the backend: equal for equal places. */
  String project() {
    return BackendUrl.parse(url)
        + "/api/v1/projects/"
        + PathSegment.encode(org)
        + '/'
        + PathSegment.encode(repo);
  }

  /** Everything but the token and credentials. */
  @Override
  public String toString() {
    return "HttpSettings{"
        + project()
        + ", timeout "
        + timeout
        + ", caFile "
        + caFile
        + ", "
        + proxies
        + ", clientCertificate "
        + clientCertificate
        + '}';
  }
}
