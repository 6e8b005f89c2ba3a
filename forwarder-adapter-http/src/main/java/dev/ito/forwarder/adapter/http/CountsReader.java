package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.ito.forwarder.domain.IngestResult;
import java.io.IOException;

/**
 * Reads the two counts of an answer without bending it: what is not plainly a count must not
 * acknowledge a batch. Keys that we do not know are ignored, but the whole must be JSON.
 *
 * <p>Token by token: to bind two numbers, databind would cost more than the rest of the exchange.
 */
final class CountsReader {
  private static final int MISSING = -1;

  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Fails with an exception that says what is odd. */
  IngestResult read(String text) throws IOException {
    try (JsonParser parser = json.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "no object");
      int accepted = MISSING;
      int duplicates = MISSING;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("accepted")) {
          accepted = count(parser);
        } else if (name.equals("duplicates")) {
          duplicates = count(parser);
        } else {
          parser.skipChildren();
        }
      }
      require(parser.currentToken() == JsonToken.END_OBJECT, "an object without an end");
      require(parser.nextToken() == null, "more than one value");
      require(accepted != MISSING && duplicates != MISSING, "a count is missing");
      return new IngestResult(accepted, duplicates);
    }
  }

  private static int count(JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "a count is no whole number");
    int count = parser.getIntValue();
    require(count >= 0, "a count is negative");
    return count;
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
