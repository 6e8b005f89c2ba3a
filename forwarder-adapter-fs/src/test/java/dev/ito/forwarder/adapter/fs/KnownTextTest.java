package dev.ito.forwarder.adapter.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTextTest {
  private static final String BEFORE =
      "{\"v\":1,\"ts\":\"t\",\"entity\":\"task\",\"entity_id\":\"1.1\",\"op\":\"create\","
          + "\"actor\":\"cli\",\"by\":\"@t\",\"ctx\":";
  private static final String CONTEXT = "{\"session_id\":\"s-1\",\"branch\":null,\"x\":[{}]}";

  private final KnownText known = new KnownText();

  private void teach(String text) {
    byte[] bytes = ("..." + text + "...").getBytes(UTF_8);
    known.set(bytes, 3, bytes.length - 3);
    Arrays.fill(bytes, (byte) '!'); // the buffer is used for something else
  }

  private int lengthIn(String text) {
    byte[] bytes = (".." + text).getBytes(UTF_8);
    return known.lengthAt(bytes, 2, bytes.length);
  }

  @Test
  void nothing_is_known_before_something_was() {
    assertEquals(0, lengthIn("{}"));
    assertEquals(0, lengthIn(""));
  }

  @Test
  void it_is_known_wherever_it_stands_again_and_whatever_follows() {
    teach("{\"a\":1}");
    assertEquals(7, lengthIn("{\"a\":1}"));
    assertEquals(7, lengthIn("{\"a\":1}}\n"));
    assertEquals(0, lengthIn("{\"a\":1"));
    assertEquals(0, lengthIn("{\"a\":2}"));
    assertEquals(0, lengthIn(" {\"a\":1}"));
  }

  @Test
  void the_last_one_counts() {
    teach("{\"a\":1,\"b\":2}");
    teach("{}");
    assertEquals(2, lengthIn("{}"));
    assertEquals(0, lengthIn("{\"a\":1,\"b\":2}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1023, 1024, 1025, 3000})
  void what_is_very_long_is_not_kept(int length) {
    String text = "{" + " ".repeat(length - 2) + "}";
    teach("{}");
    teach(text);
    assertEquals(length <= 1024 ? length : 0, lengthIn(text));
    assertEquals(0, lengthIn("{}"));
  }

  /** Any byte of the context and of what follows changed, dropped, or there twice. */
  @ParameterizedTest
  @ValueSource(strings = {"}", ",\"count\":3}", ",\"x\":[{}]}"})
  void a_context_that_is_known_changes_no_verdict_on_another_line(String behind) {
    String line = BEFORE + CONTEXT + behind;
    for (int at = BEFORE.length(); at < line.length(); at++) {
      for (String middle : new String[] {"", "}", "{", "\"", "\\", ",", " ", "s", "\u0001", "]"}) {
        for (String rest : List.of(line.substring(at + 1), line.substring(at), "")) {
          requireSameVerdict(line, line.substring(0, at) + middle + rest);
        }
      }
    }
  }

  private static void requireSameVerdict(String line, String text) {
    byte[] other = (text + "\n").getBytes(UTF_8);
    int end = other.length - 1;
    assertEquals(new EventGrammar().check(other, 0, end), taught(line).check(other, 0, end), text);
    assertEquals(
        new EventGrammar().tryLine(other, 0, other.length),
        taught(line).tryLine(other, 0, other.length),
        text);
  }

  private static EventGrammar taught(String line) {
    EventGrammar grammar = new EventGrammar();
    byte[] bytes = line.getBytes(UTF_8);
    assertTrue(grammar.check(bytes, 0, bytes.length).isWellFormed());
    return grammar;
  }
}
