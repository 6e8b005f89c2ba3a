package dev.ito.forwarder.app.backend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An answer: a status, a body of some type, and perhaps the methods that are allowed. */
record Reply(int status, String contentType, byte[] body, Optional<String> allow) {
  private static final String JSON = "application/json";
  private static final String JSON_ERROR = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  static Reply json(int status, String body) {
    return new Reply(status, JSON, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  static Reply error(int status, String code, String message) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("error", message).put("code", code);
    return new Reply(
        status, JSON_ERROR, node.toString().getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  static Reply text(int status, String message) {
    return new Reply(status, TEXT, message.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  static Reply empty(int status) {
    return new Reply(status, TEXT, new byte[0], Optional.empty());
  }

  Reply allowing(String methods) {
    return new Reply(status, contentType, body, Optional.of(methods));
  }
}
