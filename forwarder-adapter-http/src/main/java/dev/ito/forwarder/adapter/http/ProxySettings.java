package dev.ito.forwarder.adapter.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which HTTP proxy leads to a backend, in the way that most programs share.
 *
 * <p>A proxy is named as {@code http://host:port}, with {@code user:password@} before the host if
 * it asks for credentials; scheme and port (80) may be left out. The proxy of the url's scheme
 * counts before the one for all. This machine (localhost and its addresses) is never reached
 * through a proxy.
 *
 * <p>A value that no proxy can be made of is refused only where it would be used: by {@link
 * HttpSettings}.
 *
 * @param http the proxy for backends whose url begins with http://; blank is the same as none
 * @param https the proxy for backends whose url begins with https://
 * @param all the proxy for whatever has none of its own
 * @param exceptions the hosts that are reached directly, separated by commas or spaces: {@code *},
 *     a host with all its subdomains, an address, or a block of addresses such as {@code
 *     10.0.0.0/8}; a port may follow a host
 * @since 0.1.0
 */
public record ProxySettings(
    Optional<String> http,
    Optional<String> https,
    Optional<String> all,
    Optional<String> exceptions) {
  private static final ProxySettings NONE =
      new ProxySettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Checks the components.
   *
   * @param http the proxy for backends whose url begins with http://
   * @param https the proxy for backends whose url begins with https://
   * @param all the proxy for whatever has none of its own
   * @param exceptions the hosts that are reached directly
   * @throws IllegalArgumentException if one of them is missing, which is not the same as empty
   */
  public ProxySettings {
    SettingChecks.present("HTTP_PROXY", http);
    SettingChecks.present("HTTPS_PROXY", https);
    SettingChecks.present("ALL_PROXY", all);
    SettingChecks.present("NO_PROXY", exceptions);
  }

  /**
   * No proxy at all.
   *
   * @return settings under which every backend is reached directly
   */
  public static ProxySettings none() {
    return NONE;
  }

  /**
   * What the environment says: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and
   * {@code NO_PROXY}, each also in lower case, which counts only if the other is not set or blank.
   *
   * @param environment the variables of the process
   * @return the settings
   */
  public static ProxySettings fromEnvironment(Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment");
    return new ProxySettings(
        variable(environment, "HTTP_PROXY", "http_proxy"),
        variable(environment, "HTTPS_PROXY", "https_proxy"),
        variable(environment, "ALL_PROXY", "all_proxy"),
        variable(environment, "NO_PROXY", "no_proxy"));
  }

  private static Optional<String> variable(
      Map<String, String> environment, String name, String small) {
    String value = environment.getOrDefault(name, "");
    String strip = (value.isBlank() ? environment.getOrDefault(small, "") : value).strip();
    return strip.isEmpty() ? Optional.empty() : Optional.of(strip);
  }

  /** The proxy that leads there, if one does. */
  Optional<ProxyUrl> toward(BackendUrl backend) {
    String own = (backend.secure() ? https : http).orElse("").strip();
    String proxy = own.isEmpty() ? all.orElse("").strip() : own;
    if (proxy.isEmpty()
        || new ProxyExceptions(exceptions.orElse("")).cover(backend.host(), backend.port())) {
      return Optional.empty();
    }
    String scheme = backend.secure() ? "HTTPS_PROXY" : "HTTP_PROXY";
    return Optional.of(ProxyUrl.parse(own.isEmpty() ? "ALL_PROXY" : scheme, proxy));
  }

  /** Everything but credentials. */
  @Override
  public String toString() {
    return "ProxySettings{http "
        + shown(http)
        + ", https "
        + shown(https)
        + ", all "
        + shown(all)
        + ", exceptions "
        + exceptions.orElse("none")
        + '}';
  }

  private static String shown(Optional<String> proxy) {
    return proxy.isEmpty() ? "none" : BackendUrl.shown(proxy.get());
  }
}
