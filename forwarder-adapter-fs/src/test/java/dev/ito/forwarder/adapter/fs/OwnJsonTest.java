package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnJsonTest {

  @Test
  void values_are_read_with_and_without_blanks() {
    Object expected =
        Map.of("a", 1L, "b", List.of(-2L, true, false), "c", Map.of("d", "\"\\\n"), "e", List.of());
    assertEquals(
        expected,
        new OwnJson("{\"a\":1,\"b\":[-2,true,false],\"c\":{\"d\":\"\\\"\\\\\\u000a\"},\"e\":[]}")
            .value());
    assertEquals(
        expected,
        new OwnJson(
                " { \"a\" : 1 , \"b\" : [ -2 , true , false ] ,\n"
                    + "\"c\" : { \"d\" : \"\\\"\\\\\\u000A\" } , \"e\" : [ ] } ")
            .value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "[1 2]",
        "[1,",
        "tru",
        "null",
        "-",
        "[1.5]",
        "9223372036854775808",
        "\"a",
        "\"a\\",
        "\"\\x\"",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "[[[[[[[[[1]]]]]]]]]"
      })
  void what_we_would_not_write_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new OwnJson(text).value());
  }
}
