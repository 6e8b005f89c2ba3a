package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventContext;
import dev.ito.forwarder.domain.EventDetails;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields of an event that {@link EventGrammar} has accepted, in object or array form. */
enum JsonEventDecoder implements AuditEvent.Decoder {
  INSTANCE;

  @Override
  public EventDetails decode(String json) {
    Fields fields = fields(json);
    return new EventDetails(
        fields.at(0, "v").asLong(),
        fields.text(1, "ts"),
        fields.text(2, "entity"),
        fields.text(3, "entity_id"),
        fields.optional(4, "scope"),
        fields.text(5, "op"),
        fields.optional(6, "from"),
        fields.optional(7, "to"),
        fields.text(8, "actor"),
        fields.text(9, "by"),
        fields.present(10, "meta").map(JsonNode::toString),
        fields.present(11, "count").map(count -> count.bigIntegerValue().longValue()).orElse(1L),
        context(fields.within(12, "ctx")));
  }

  /** The fields of an event that nobody has looked at yet. */
  static Fields fields(String json) {
    return new Fields(Trees.of(json));
  }

  private static EventContext context(Fields fields) {
    return new EventContext(
        fields.text(0, "session_id"),
        fields.optional(1, "harness_session_id"),
        fields.optional(2, "branch"),
        fields.optional(3, "worktree"),
        fields.optional(4, "commit"));
  }

  /** The members of an object, or the elements of an array in the same order. */
  record Fields(JsonNode node) {
    /**
     * Checks that the required ones are there, for a text that no grammar has accepted.
     *
     * @throws IllegalArgumentException if one is missing
     */
    void requireAll() {
      at(0, "v");
      at(1, "ts");
      at(2, "entity");
      at(3, "entity_id");
      at(5, "op");
      at(8, "actor");
      at(9, "by");
      within(12, "ctx").at(0, "session_id");
    }

    Fields within(int place, String name) {
      return new Fields(at(place, name));
    }

    JsonNode at(int place, String name) {
      JsonNode value = node.isArray() ? node.get(place) : node.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no field " + name);
      }
      return value;
    }

    String text(int place, String name) {
      return at(place, name).asText();
    }

    Optional<JsonNode> present(int place, String name) {
      JsonNode value = node.isArray() ? node.get(place) : node.get(name);
      return Optional.ofNullable(value).filter(v -> !v.isNull());
    }

    Optional<String> optional(int place, String name) {
      return present(place, name).map(JsonNode::asText);
    }
  }

  /** Apart, because data binding is dear to start and hardly anybody looks inside an event. */
  private static final class Trees {
    private static final Pattern SURROGATE_ESCAPE =
        Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");
    private static final ObjectMapper JSON =
        new ObjectMapper(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(LineCursor.LONGEST_LINE)
                        .maxNumberLength(LineCursor.LONGEST_LINE)
                        .maxStringLength(LineCursor.LONGEST_LINE)
                        .maxNameLength(LineCursor.LONGEST_LINE)
                        .build())
                .build());

    static JsonNode of(String json) {
      try {
        return JSON.readTree(json);
      } catch (JsonProcessingException e) {
        return withoutHalfPairs(json);
      }
    }

    /** Unknown fields may hold half a surrogate pair, which Jackson does not read at all. */
    private static JsonNode withoutHalfPairs(String json) {
      try {
        return JSON.readTree(SURROGATE_ESCAPE.matcher(json).replaceAll("\\\\ufffd"));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("not JSON", e);
      }
    }
  }
}
