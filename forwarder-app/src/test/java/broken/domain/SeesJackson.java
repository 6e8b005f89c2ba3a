package broken.domain;

import com.fasterxml.jackson.databind.JsonNode;

final class SeesJackson {
  final Class<?> seen = JsonNode.class;
}
