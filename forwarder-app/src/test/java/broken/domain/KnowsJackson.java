package broken.domain;

/** Breaks: domain knows only the JDK. */
class KnowsJackson {
  com.fasterxml.jackson.databind.JsonNode node;
}
