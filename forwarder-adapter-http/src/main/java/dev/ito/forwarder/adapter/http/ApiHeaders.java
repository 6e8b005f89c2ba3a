package dev.ito.forwarder.adapter.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What requests say about themselves. */
final class ApiHeaders {
  private ApiHeaders() {}

  static String userAgent() {
    String version = ApiHeaders.class.getPackage().getImplementationVersion();
    return "ito-forwarder/" + (version == null ? "development" : version);
  }

  static String authorization(String token) {
    return "Bearer " + token;
  }

  /** The headers of every batch. */
  static Map<String, Collection<String>> ofBatches(String token) {
    Map<String, Collection<String>> headers = ofQuestions(token);
    headers.put("Content-Type", List.of("application/json"));
    return headers;
  }

  /** The headers of a question about a project. */
  static Map<String, Collection<String>> ofQuestions(String token) {
    Map<String, Collection<String>> headers = new TreeMap<>();
    headers.put("Accept", List.of("application/json"));
    headers.put("Authorization", List.of(authorization(token)));
    headers.put("User-Agent", List.of(userAgent()));
    return headers;
  }
}
