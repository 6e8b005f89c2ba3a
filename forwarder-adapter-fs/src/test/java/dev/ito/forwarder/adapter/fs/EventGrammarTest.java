package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.domain.EventDetails;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The verdicts of the corpus are those of serde 1.0.228 and serde_json 1.0.150 on the existing
 * program's structures, asked line by line.
 */
class EventGrammarTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SMALLEST =
      "{\"v\":1,\"ts\":\"t\",\"entity\":\"task\",\"entity_id\":\"1.1\",\"op\":\"create\","
          + "\"actor\":\"cli\",\"by\":\"@t\",\"ctx\":{\"session_id\":\"s\"}}";

  private final EventGrammar grammar = new EventGrammar();

  /** A line and what the existing program takes it for. */
  private record Line(String name, String verdict, byte[] bytes) {}

  private static List<Line> corpus() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    EventGrammarTest.class.getResourceAsStream("/corpus/event-lines.jsonl")),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(EventGrammarTest::line).toList();
    }
  }

  private static Line line(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      byte[] bytes = Base64.getDecoder().decode(node.get("base64").asText());
      return new Line(node.get("name").asText(), node.get("verdict").asText(), bytes);
    } catch (IOException e) {
      throw new AssertionError("the corpus is JSON lines", e);
    }
  }

  private String verdict(byte[] line) {
    int from = WhiteSpace.skipForward(line, 0, line.length);
    int to = WhiteSpace.skipBackward(line, from, line.length);
    if (from == to) {
      return "blank";
    }
    return grammar.check(line, from, to).isWellFormed() ? "event" : "malformed";
  }

  private EventGrammar.Verdict check(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return grammar.check(bytes, 0, bytes.length);
  }

  @TestFactory
  Stream<DynamicTest> the_short_way_takes_no_line_for_an_event_that_is_none_and_misses_few()
      throws IOException {
    return corpus().stream().map(line -> DynamicTest.dynamicTest(line.name(), () -> tried(line)));
  }

  private void tried(Line line) {
    byte[] text = Arrays.copyOf(line.bytes(), line.bytes().length + 5);
    text[line.bytes().length] = '\n';
    EventGrammar.Verdict tried = new EventGrammar().tryLine(text, 0, text.length);
    EventGrammar.Verdict judged = grammar.check(line.bytes(), 0, line.bytes().length);
    boolean bare = line.bytes().length > 0 && line.bytes()[0] == '{' && lastOf(line) == '}';
    assertEquals(bare && judged.isWellFormed(), tried.isWellFormed());
    assertEquals(tried.isWellFormed() ? judged : tried, tried);
  }

  private static byte lastOf(Line line) {
    return line.bytes()[line.bytes().length - 1];
  }

  @Test
  void the_short_way_does_not_judge_a_line_whose_end_was_not_read_yet() {
    byte[] text = (SMALLEST + "\n").getBytes(StandardCharsets.UTF_8);
    for (int filled = 0; filled < text.length; filled++) {
      assertFalse(grammar.tryLine(text, 0, filled).isWellFormed());
    }
    assertTrue(grammar.tryLine(text, 0, text.length).isWellFormed());
  }

  @Test
  void an_object_does_not_go_on_behind_a_line_break() {
    byte[] text = SMALLEST.replace(",", ",\n").getBytes(StandardCharsets.UTF_8);
    assertFalse(grammar.tryLine(text, 0, text.length).isWellFormed());
  }

  @TestFactory
  Stream<DynamicTest> a_line_is_taken_for_what_the_existing_program_takes_it_for()
      throws IOException {
    List<Line> lines = corpus();
    assertTrue(lines.size() >= 200, lines.size() + " lines");
    return lines.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.name(), () -> assertEquals(line.verdict(), verdict(line.bytes()))));
  }

  @Test
  void the_fields_of_every_event_of_the_corpus_can_be_read() throws IOException {
    for (Line line : corpus()) {
      if (line.verdict().equals("event")) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8).strip();
        int from = WhiteSpace.skipForward(line.bytes(), 0, line.bytes().length);
        int to = WhiteSpace.skipBackward(line.bytes(), from, line.bytes().length);
        EventDetails details =
            JsonEventDecoder.INSTANCE.decode(
                new String(line.bytes(), from, to - from, StandardCharsets.UTF_8));
        assertTrue(details.version() >= 0, text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"op\":\"create\", | '' | field op is missing",
        "\"v\":1 | \"v\":\"1\" | field v is not a whole number from 0 to 4294967295",
        "\"ts\":\"t\" | \"ts\":5 | field ts is not a string",
        "\"ts\":\"t\" | \"ts\":\"t\",\"ts\":\"t\" | field ts stands twice",
        "\"s\"}} | \"s\"}}{} | text behind the event"
      })
  void the_reason_names_the_field_and_what_is_wrong(String found, String instead, String reason) {
    assertEquals(reason, check(SMALLEST.replace(found, instead)).reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ctx\" | \"count\":7,\"ctx\"",
        "\"ctx\" | \"count\" : 7 , \"ctx\"",
        "\"v\":1 | \"count\":7,\"v\":1",
        "\"s\"}} | \"s\"},\"count\":7}",
        "\"s\"}} | \"s\"} , \"count\":7}",
      })
  void without_its_count_an_event_is_what_it_was_before_it_had_one(String found, String instead) {
    String counted = SMALLEST.replace(found, instead);
    EventGrammar.Verdict verdict = check(counted);
    String rest = counted.substring(0, verdict.countFrom()) + counted.substring(verdict.countTo());
    assertEquals(SMALLEST, rest.replace(" }", "}"));
  }

  @Test
  void details_are_read_field_by_field() {
    EventDetails details =
        JsonEventDecoder.INSTANCE.decode(
            "{\"v\":2,\"ts\":\"t\",\"entity\":\"e\",\"entity_id\":\"i\",\"scope\":\"sc\",\"op\":\"o\","
                + "\"from\":\"f\",\"to\":\"t\\u00e9\",\"actor\":\"a\",\"by\":\"b\",\"meta\":{\"z\":[1.50]},"
                + "\"count\":18446744073709551615,\"ctx\":{\"session_id\":\"s\",\"branch\":\"m\"}}");
    assertEquals(2, details.version());
    assertEquals(Optional.of("sc"), details.scope());
    assertEquals(Optional.of("t\u00e9"), details.to());
    assertEquals(-1L, details.count());
    assertEquals(Optional.of("m"), details.context().branch());
    assertEquals(Optional.empty(), details.context().commit());
  }

  @ParameterizedTest
  @CsvSource({"zz, event", "meta, malformed"})
  void bottomless_nesting_costs_neither_stack_nor_time(String field, String verdict) {
    int depth = 1_000_000;
    String nested =
        SMALLEST.replace(
            "\"ctx\"", "\"" + field + "\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"ctx\"");
    byte[] bytes = nested.getBytes(StandardCharsets.UTF_8);
    assertEquals(verdict, assertTimeoutPreemptively(Duration.ofSeconds(10), () -> verdict(bytes)));
  }

  @Test
  void no_damage_to_a_line_makes_the_grammar_fail() throws IOException {
    Random chance = new Random(7);
    List<Line> lines = corpus();
    int events = 0;
    for (int n = 0; n < 100_000; n++) {
      byte[] line = lines.get(chance.nextInt(lines.size())).bytes().clone();
      if (line.length > 0) {
        line[chance.nextInt(line.length)] = (byte) chance.nextInt(256);
      }
      events += verdict(line).equals("event") ? 1 : 0;
    }
    assertTrue(events > 0 && events < 100_000, events + " events");
  }
}
