package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.ito.forwarder.domain.port.DeliveredEvents.Visitor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a JSON array of events one by one: at no time more than one is held. */
final class EventList {
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /**
   * Passes each event on as it is spelt.
   *
   * @throws EOFException if the list ends in the middle
   * @throws JsonProcessingException if it is no JSON
   * @throws AnswerFormatException if it is anything but one array of objects
   */
  void read(InputStream in, Visitor visitor) throws IOException {
    EventWindow window = new EventWindow(in);
    try (JsonParser parser = json.createParser((InputStream) window)) {
      require(parser.nextToken() == JsonToken.START_ARRAY, "it is no list");
      try {
        readEvents(parser, window, visitor);
      } catch (JsonProcessingException e) {
        throw window.ended() ? new EOFException("the list of events ends in the middle") : e;
      }
      require(parser.nextToken() == null, "something follows the list");
    }
  }

  private static void readEvents(JsonParser parser, EventWindow window, Visitor visitor)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken() == JsonToken.START_OBJECT, "it lists what is no event");
      long start = parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      visitor.visit(window.cut(start, parser.currentLocation().getByteOffset()));
    }
  }

  private static void require(boolean holds, String otherwise) throws AnswerFormatException {
    if (!holds) {
      throw new AnswerFormatException(otherwise);
    }
  }
}
