package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads why an answer is what it is, from whatever its body holds. */
final class ReasonReader {
  private final ObjectMapper json = StrictJson.mapper();
  private final Excerpt excerpt;

  ReasonReader(Excerpt excerpt) {
    this.excerpt = excerpt;
  }

  Reason read(Response response) throws IOException {
    String body = text(response);
    if (isWebPage(response, body)) {
      return new Reason("", "", true);
    }
    try {
      JsonNode tree = json.readTree(body);
      if (tree.path("error").isTextual()) {
        String code = tree.path("code").asText("").toLowerCase(Locale.ROOT);
        return new Reason(excerpt.of(tree.path("error").textValue()), code, false);
      }
    } catch (JsonProcessingException e) {
      // Then it is text, which is as good a reason.
    }
    return new Reason(excerpt.of(body), "", false);
  }

  static boolean isWebPage(Response response, String body) {
    String start = body.stripLeading();
    return start.startsWith("<") || header(response, "Content-Type").contains("html");
  }

  /** The first value of a header in lower case, or nothing. */
  private static String header(Response response, String name) {
    Collection<String> values = response.headers().getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.iterator().next().toLowerCase(Locale.ROOT);
  }

  static String text(Response response) throws IOException {
    if (response.body() == null) {
      return "";
    }
    try (InputStream in = response.body().asInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
