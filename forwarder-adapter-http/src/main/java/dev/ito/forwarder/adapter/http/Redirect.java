package dev.ito.forwarder.adapter.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains a redirect, which is never followed: the token is for the url setting's host alone. */
final class Redirect {
  /** Scheme, host and port. What stands before an at sign is somebody's secret. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(https?:)?//(?:[^/?#]*@)?+([^/?#@]+).*", Pattern.CASE_INSENSITIVE);

  private final BackendUrl backend;
  private final Excerpt excerpt;

  Redirect(BackendUrl backend, Excerpt excerpt) {
    this.backend = backend;
    this.excerpt = excerpt;
  }

  String explain(Optional<String> location) {
    return "redirected to "
        + location.map(this::target).orElse("nowhere")
        + ", which is not followed; set the url to the address that answers itself";
  }

  private String target(String location) {
    Matcher elsewhere = ELSEWHERE.matcher(location);
    if (!elsewhere.matches()) {
      return location.startsWith("//") || location.contains("://")
          ? "an address without a host"
          : "another path of " + backend.authority();
    }
    String scheme = elsewhere.group(1) == null ? "" : elsewhere.group(1) + "//";
    return excerpt.of(scheme + elsewhere.group(2));
  }
}
