package dev.ito.forwarder.app.backend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** Whether a JSON value has the fields of an event, of the right types (contract 1.1, 1.2, 1.4). */
final class EventShape {
  private static final List<String> EVENT =
      List.of(
          "v",
          "ts",
          "entity",
          "entity_id",
          "scope",
          "op",
          "from",
          "to",
          "actor",
          "by",
          "meta",
          "count",
          "ctx");
  private static final List<String> CONTEXT =
      List.of("session_id", "harness_session_id", "branch", "worktree", "commit");
  private static final List<String> OPTIONAL =
      List.of(
          "scope",
          "from",
          "to",
          "meta",
          "count",
          "harness_session_id",
          "branch",
          "worktree",
          "commit");
  private static final BigInteger U32 = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
  private static final BigInteger U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private EventShape() {}

  /** Checks the value whose first token is current, and leaves its last token current. */
  static void check(JsonParser parser, String path) throws IOException, RefusedRequestException {
    check(parser, EVENT, path);
  }

  private static void check(JsonParser parser, List<String> fields, String path)
      throws IOException, RefusedRequestException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong(path, "invalid type, expected an object");
    }
    int seen = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      int field = fields.indexOf(name);
      if (field < 0) {
        parser.skipChildren();
        continue;
      }
      requireOnce((seen & 1 << field) != 0, name);
      seen |= 1 << field;
      value(parser, name, path + '.' + name);
    }
    for (int field = 0; field < fields.size(); field++) {
      String name = fields.get(field);
      requirePresent((seen & 1 << field) != 0 || OPTIONAL.contains(name), name);
    }
  }

  private static void value(JsonParser parser, String name, String path)
      throws IOException, RefusedRequestException {
    switch (name) {
      case "v" -> unsigned(parser, U32, path);
      case "count" -> unsigned(parser, U64, path);
      case "meta" -> parser.skipChildren();
      case "ctx" -> check(parser, CONTEXT, path);
      default -> {
        boolean absent = OPTIONAL.contains(name) && parser.currentToken() == JsonToken.VALUE_NULL;
        if (!absent) {
          string(parser, parser.currentToken(), path);
        }
      }
    }
  }

  private static void unsigned(JsonParser parser, BigInteger largest, String path)
      throws IOException, RefusedRequestException {
    boolean fits =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && !parser.getText().startsWith("-")
            && parser.getBigIntegerValue().compareTo(largest) <= 0;
    if (!fits) {
      throw wrong(path, "invalid value, expected a whole number from 0 to " + largest);
    }
  }

  static String string(JsonParser parser, JsonToken value, String path)
      throws IOException, RefusedRequestException {
    if (value != JsonToken.VALUE_STRING) {
      throw wrong(path, "invalid type, expected a string");
    }
    return parser.getText();
  }

  static void requireOnce(boolean seen, String name) throws RefusedRequestException {
    if (seen) {
      throw wrong("", "duplicate field `" + name + '`');
    }
  }

  static void requirePresent(boolean seen, String name) throws RefusedRequestException {
    if (!seen) {
      throw wrong("", "missing field `" + name + '`');
    }
  }

  static RefusedRequestException wrong(String path, String what) {
    String where = path.isEmpty() ? "" : path + ": ";
    return new RefusedRequestException(
        Reply.text(
            422, "Failed to deserialize the JSON body into the target type: " + where + what));
  }
}
