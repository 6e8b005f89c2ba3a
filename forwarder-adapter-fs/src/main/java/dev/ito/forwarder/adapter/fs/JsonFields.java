package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object of ours, by name. */
final class JsonFields {
  private final Map<String, Object> members;

  private JsonFields(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if it is no object, or none of ours
   */
  static JsonFields read(byte[] json) {
    return of(new OwnJson(new String(json, StandardCharsets.UTF_8)).value());
  }

  /** What a list holds, as an object. */
  @SuppressWarnings("unchecked") // we made it
  static JsonFields of(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      return new JsonFields((Map<String, Object>) members);
    }
    throw new IllegalArgumentException("no object");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  long number(String name) {
    return number(members.get(name));
  }

  /** What a list holds, as a number. */
  static long number(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("no number");
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no text " + name);
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** An object within this one, if it is there. */
  Optional<JsonFields> within(String name) {
    return has(name) ? Optional.of(of(members.get(name))) : Optional.empty();
  }

  List<?> list(String name) {
    if (members.get(name) instanceof List<?> elements) {
      return elements;
    }
    throw new IllegalArgumentException("no list " + name);
  }
}
