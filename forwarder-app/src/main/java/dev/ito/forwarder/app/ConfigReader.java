package dev.ito.forwarder.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.ito.forwarder.app.ConfigValue.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from a config file what concerns this program, and skips the rest whatever it is.
 *
 * <p>The program starts after every command of another one: so it streams, and does nothing at all
 * where there is no file.
 */
final class ConfigReader {
  /** The section that is this program's own. */
  private static final String OWN = "backend.forward.";

  private final Path file;
  private final Map<String, ConfigValue> values = new LinkedHashMap<>();
  private final List<String> unknown = new ArrayList<>();

  private ConfigReader(Path file) {
    this.file = file;
  }

  /** Reads a file if it is there; one that makes no sense is ignored with a warning. */
  static ConfigLayer read(Path file, boolean committed, List<String> warnings) {
    if (!file.toFile().exists()) {
      return ConfigLayer.absent(file, committed);
    }
    try {
      ConfigReader reader = new ConfigReader(file);
      if (reader.parse(content(file))) {
        warnings.addAll(reader.unknown);
        return new ConfigLayer(file, committed, ConfigLayer.State.READ, reader.values);
      }
      warnings.add("Expected JSON object in " + file + ", ignoring the file");
    } catch (JsonProcessingException e) {
      warnings.add("Invalid JSON in " + file + at(e.getLocation()) + ", ignoring the file");
    } catch (CharacterCodingException e) {
      warnings.add(file + " is not UTF-8, ignoring the file");
    } catch (IOException e) {
      warnings.add(file + " cannot be read, ignoring the file");
    }
    return ConfigLayer.ignored(file, committed);
  }

  private static String content(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  /** Only the place is said: what stands there may be a token. */
  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private boolean parse(String content) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(content)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        object(parser, "");
      } else {
        parser.skipChildren();
      }
      if (first == null || parser.nextToken() != null) {
        throw new JsonParseException(parser, "not one value");
      }
      return first == JsonToken.START_OBJECT;
    }
  }

  private void object(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String place = prefix.concat(name);
      JsonToken token = parser.nextToken();
      boolean section = Key.isSection(place);
      if (name.indexOf('.') < 0 && (section || Key.isKey(place))) {
        ConfigLayer.removeInside(values, place); // a name given twice: the last one counts
        values.put(place, value(place, token, parser));
        if (section && token == JsonToken.START_OBJECT) {
          object(parser, place.concat("."));
          continue;
        }
      } else if (prefix.equals(OWN)) {
        unknown.add(unknown(place));
      }
      parser.skipChildren();
    }
  }

  /** Nobody else looks at this section, so nobody else will say it. */
  private String unknown(String place) {
    return "%s in %s is no setting, and is not looked at; ito-forwarder config shows all there are"
        .formatted(ConfigValue.excerpt(place), file);
  }

  private ConfigValue value(String place, JsonToken token, JsonParser parser) throws IOException {
    Kind kind = kind(token);
    boolean parts = kind == Kind.OBJECT || kind == Kind.LIST;
    return new ConfigValue(file, place, kind, parts ? "" : parser.getText());
  }

  private static Kind kind(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> Kind.TEXT;
      case VALUE_NUMBER_INT -> Kind.WHOLE;
      case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
      case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
      case START_ARRAY -> Kind.LIST;
      case START_OBJECT -> Kind.OBJECT;
      default -> Kind.NULL;
    };
  }
}
