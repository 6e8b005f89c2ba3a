package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object of ours, by name. Read with the streaming parser: data binding costs
 * a fifth of a second in a young JVM.
 */
final class JsonFields {
  private final Map<String, Object> members;

  private JsonFields(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads an object.
   *
   * @throws IOException if this is no JSON
   * @throws IllegalArgumentException if it is no object
   */
  static JsonFields read(byte[] json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return of(value(parser));
    }
  }

  /** What a list holds, as an object. */
  @SuppressWarnings("unchecked") // we made it
  static JsonFields of(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      return new JsonFields((Map<String, Object>) members);
    }
    throw new IllegalArgumentException("no object");
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(parser);
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    throw new IllegalArgumentException("a value that we do not write");
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
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
