package dev.ito.forwarder.app.backend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of an ingest request: the key, and each event as it was sent. Bad JSON is a 400, JSON of
 * another shape a 422 (contract 5.3).
 */
record IngestRequest(String key, List<byte[]> events) {
  /** The reader's limit of the existing server (contract 5.5). */
  private static final int DEEPEST = 127;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  static IngestRequest parse(byte[] body) throws RefusedRequestException {
    try (JsonParser parser = JSON.createParser(body)) {
      return parse(parser, body);
    } catch (JsonProcessingException e) {
      throw notJson(e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  private static RefusedRequestException notJson(String why) {
    return new RefusedRequestException(
        Reply.text(400, "Failed to parse the request body as JSON: " + why));
  }

  private static IngestRequest parse(JsonParser parser, byte[] body)
      throws IOException, RefusedRequestException {
    String key = "";
    boolean keySeen = false;
    boolean eventsSeen = false;
    List<byte[]> events = new ArrayList<>();
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw notJson("the body is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw EventShape.wrong("", "invalid type, expected struct EventBatch");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("events")) {
        EventShape.requireOnce(eventsSeen, name);
        eventsSeen = true;
        readEvents(parser, value, body, events);
      } else if (name.equals("idempotency_key")) {
        EventShape.requireOnce(keySeen, name);
        keySeen = true;
        key = EventShape.string(parser, value, name);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw notJson("trailing characters");
    }
    EventShape.requirePresent(eventsSeen, "events");
    EventShape.requirePresent(keySeen, "idempotency_key");
    return new IngestRequest(key, events);
  }

  private static void readEvents(
      JsonParser parser, JsonToken first, byte[] body, List<byte[]> events)
      throws IOException, RefusedRequestException {
    if (first != JsonToken.START_ARRAY) {
      throw EventShape.wrong("events", "invalid type, expected a sequence");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      EventShape.check(parser, "events[" + events.size() + "]");
      int to = (int) parser.currentLocation().getByteOffset();
      events.add(oneLine(Arrays.copyOfRange(body, from, to)));
    }
  }

  /** Line breaks in JSON stand between tokens only, where a blank is as good. */
  private static byte[] oneLine(byte[] event) {
    for (int i = 0; i < event.length; i++) {
      if (event[i] == '\n' || event[i] == '\r') {
        event[i] = ' ';
      }
    }
    return event;
  }
}
