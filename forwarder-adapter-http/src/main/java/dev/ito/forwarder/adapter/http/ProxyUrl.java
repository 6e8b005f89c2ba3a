package dev.ito.forwarder.adapter.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param setting what names it, for messages
 * @param host in lower case; an IPv6 address without its brackets
 * @param port where it listens
 * @param authorization the value of a Proxy-Authorization header, if the url holds credentials
 */
record ProxyUrl(String setting, String host, int port, Optional<String> authorization) {
  private static final int DEFAULT_PORT = 80;
  private static final String REMEDY = "; write it as http://host:port";

  /** Takes the setting apart, or says what is wrong with it, and never shows credentials. */
  static ProxyUrl parse(String setting, String text) {
    if (SettingChecks.hasSpaceOrControl(text)) {
      throw refused(setting, text, "; remove the spaces or control characters");
    }
    int scheme = text.indexOf("://");
    if (scheme >= 0 && !text.regionMatches(true, 0, "http://", 0, "http://".length())) {
      throw refused(setting, text, ", but only http:// proxies are spoken to" + REMEDY);
    }
    String rest = scheme < 0 ? text : text.substring(scheme + "://".length());
    int at = rest.lastIndexOf('@');
    Optional<String> credentials = at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at));
    HostPort place =
        HostPort.parse(withoutPath(rest.substring(at + 1)))
            .orElseThrow(() -> refused(setting, text, REMEDY));
    int port = place.port().orElse(DEFAULT_PORT);
    if (port < 1 || port > HostPort.MAX_PORT) {
      throw refused(setting, text, "; ports go from 1 to " + HostPort.MAX_PORT);
    }
    return new ProxyUrl(setting, place.host(), port, credentials.map(ProxyUrl::basic));
  }

  private static String withoutPath(String authority) {
    int slash = authority.indexOf('/');
    return slash < 0 ? authority : authority.substring(0, slash);
  }

  private static String basic(String credentials) {
    int colon = credentials.indexOf(':');
    String user = colon < 0 ? credentials : credentials.substring(0, colon);
    String password = colon < 0 ? "" : credentials.substring(colon + 1);
    byte[] both = (decoded(user) + ':' + decoded(password)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Percent-decoded where it can be: some write passwords as they are. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static IllegalArgumentException refused(String setting, String text, String why) {
    return SettingChecks.refused(setting, "is " + BackendUrl.shown(text) + why);
  }

  /** Where it is, without its credentials. */
  @Override
  public String toString() {
    return HostPort.inUrl(host) + ':' + port;
  }
}
