package dev.ito.forwarder.adapter.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The url setting, taken apart and normalised.
 *
 * @param secure whether the scheme is https
 * @param host in lower case; an IPv6 address without its brackets
 * @param port never the absent one
 * @param path what stands before {@code /api}, percent-encoded, without a slash at its end
 */
record BackendUrl(boolean secure, String host, int port, String path) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Takes the setting apart, or says what is wrong with it. */
  static BackendUrl parse(String text) {
    if (text.isBlank()) {
      throw refused("is empty; set it to the address of the backend");
    }
    if (SettingChecks.hasSpaceOrControl(text)) {
      throw refused("is " + shown(text) + "; remove the spaces or control characters");
    }
    boolean secure = text.regionMatches(true, 0, "https://", 0, 8);
    if (!secure && !text.regionMatches(true, 0, "http://", 0, 7)) {
      throw refused("is " + shown(text) + "; begin it with http:// or https://");
    }
    URI uri = uri(text);
    HostPort authority = authority(uri, text);
    return new BackendUrl(secure, authority.host(), port(authority.port(), secure), path(uri));
  }

  private static URI uri(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw refused("is " + shown(text) + ", which is no address: " + e.getReason());
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      throw refused("holds credentials; remove them and put the token into the token setting");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("is " + shown(text) + " with a query or fragment; remove what follows ? or #");
    }
    return uri;
  }

  private static HostPort authority(URI uri, String text) {
    String found = uri.getRawAuthority();
    if (found == null || found.startsWith(":")) {
      throw refused("is " + shown(text) + " without a host; name one, as in http://localhost:9010");
    }
    Optional<HostPort> authority = HostPort.parse(found);
    if (authority.isEmpty()) {
      throw refused(
          "is " + shown(text) + "; write the host in ASCII (xn--) and the port as a number");
    }
    return authority.get();
  }

  private static int port(OptionalInt written, boolean secure) {
    int port = written.orElse(secure ? HTTPS_PORT : HTTP_PORT);
    if (port < 1 || port > HostPort.MAX_PORT) {
      throw refused("has port " + port + "; ports go from 1 to " + HostPort.MAX_PORT);
    }
    return port;
  }

  private static String path(URI uri) {
    String path = URI.create(uri.toASCIIString()).getRawPath();
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** A mistyped url may hold a password or a token: what may be one is left out. */
  static String shown(String text) {
    String safe = before('#', before('?', text));
    int at = safe.lastIndexOf('@');
    return '"' + Excerpt.oneLine(at < 0 ? safe : "…" + safe.substring(at)) + '"';
  }

  private static String before(char mark, String text) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static IllegalArgumentException refused(String why) {
    return SettingChecks.refused("url", why);
  }

  /** Host and port, as in a Host header: the port only if it is not the scheme's own. */
  String authority() {
    String name = HostPort.inUrl(host);
    return port == (secure ? HTTPS_PORT : HTTP_PORT) ? name : name + ':' + port;
  }

  /** Scheme, host and port. */
  String origin() {
    return (secure ? "https://" : "http://") + authority();
  }

  @Override
  public String toString() {
    return origin() + path;
  }
}
