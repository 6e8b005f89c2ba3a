package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What in a configuration works, and is not as it should be. */
final class ConfigWarnings {
  private static final String PLAIN = "http://";

  private final ConfigFiles files;
  private final BackendSection backend;
  private final Map<String, String> environment;
  private final List<String> said = new ArrayList<>();

  ConfigWarnings(ConfigFiles files, BackendSection backend, Map<String, String> environment) {
    this.files = files;
    this.backend = backend;
    this.environment = environment;
  }

  List<String> all() {
    said.addAll(files.warnings());
    try {
      String variable = backend.tokenVariable().value();
      committedTokens(variable);
      blankVariable(variable);
      if (backend.enabled().value() && isInClear(backend.url().value())) {
        said.add(
            "the token travels in clear to %s (%s); use https"
                .formatted(Redacted.url(backend.url().value()), backend.url().place()));
      }
    } catch (UsageException e) {
      return said; // whoever needs that value says so
    }
    return said;
  }

  private void committedTokens(String variable) {
    for (ConfigLayer layer : files.layers()) {
      ConfigValue token = layer.values().get(Key.TOKEN.path());
      if (layer.committed() && token != null && !token.text().isBlank()) {
        Path better = files.directory().value().resolve("config.local.json");
        said.add(
            "Backend token is set directly in config file %s; use %s or %s instead"
                .formatted(layer.file(), variable, better));
      }
    }
  }

  private void blankVariable(String variable) throws UsageException {
    boolean blank = environment.containsKey(variable) && environment.get(variable).isBlank();
    Setting<?> token = backend.token();
    if (blank && token.origin().kind() == Origin.Kind.FILE) {
      said.add(variable + " is blank; using " + token.place());
    }
  }

  /** Whether others on the way can read along. */
  static boolean isInClear(String url) {
    return url.regionMatches(true, 0, PLAIN, 0, PLAIN.length()) && !isLoopback(host(url));
  }

  private static String host(String url) {
    int begin = PLAIN.length();
    int end = begin;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    String host = url.substring(at < begin ? begin : at + 1, end).toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return host.substring(1, Math.max(1, host.indexOf(']')));
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  /** By hand: a pattern would be compiled in every run. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.") && hasOnly("0123456789.", host, host.length())
        || host.startsWith("0:") && hasOnly("0:", host, host.length() - 1) && host.endsWith(":1")
        || host.equals("::1");
  }

  private static boolean hasOnly(String allowed, String text, int end) {
    for (int i = 0; i < end; i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
