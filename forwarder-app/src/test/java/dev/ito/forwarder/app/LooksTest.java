package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colour only on a terminal and never unasked for; numbers as people read them. */
class LooksTest {
  private static final Map<String, String> UTF8 = Map.of("LANG", "en_GB.UTF-8", "TERM", "xterm");

  @Test
  void a_terminal_shows_everything_and_a_pipe_nothing() {
    assertEquals(new Looks(true, true, true), Looks.of(true, UTF8));
    assertEquals(Looks.PLAIN, Looks.of(false, UTF8));
  }

  @Test
  void no_color_takes_the_colour_and_nothing_else() {
    assertEquals(
        new Looks(true, false, true), Looks.of(true, Map.of("NO_COLOR", "1", "LANG", "C.utf8")));
    assertEquals(
        new Looks(true, true, false), Looks.of(true, Map.of("NO_COLOR", ""))); // empty is unset
  }

  @Test
  void a_dumb_terminal_is_none() {
    assertEquals(Looks.PLAIN, Looks.of(true, Map.of("TERM", "dumb", "LANG", "C.UTF-8")));
  }

  @Test
  void the_most_specific_locale_decides() {
    Map<String, String> locale = Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8");
    assertEquals(new Looks(true, true, false), Looks.of(true, locale));
  }

  @Test
  void a_bar_is_full_only_when_all_is_done() {
    Looks ascii = new Looks(true, false, false);
    assertEquals("[---------]", ascii.bar(0, 9));
    assertEquals("[########-]", ascii.bar(0.99999, 9));
    assertEquals("[#########]", ascii.bar(1, 9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 bytes",
    "999, 999 bytes",
    "1000, 1.0 KB",
    "9949, 9.9 KB",
    "84790, 85 KB",
    "999499, 999 KB",
    "999500, 1.0 MB",
    "272000000, 272 MB",
    "5100000000000, 5.1 TB"
  })
  void sizes_have_few_digits(long bytes, String text) {
    assertEquals(text, Quantities.size(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "59, 59 s",
    "60, 1 min",
    "61, 1 min 1 s",
    "3600, 1 h",
    "11580, 3 h 13 min",
    "90000, 1 d 1 h"
  })
  void times_have_two_units_at_most(long seconds, String text) {
    assertEquals(text, Quantities.time(Duration.ofSeconds(seconds)));
  }

  @Test
  void counts_have_commas_and_their_noun() {
    assertEquals("1 event", Quantities.count(1, "event"));
    assertEquals("1,234,567 events", Quantities.count(1_234_567, "event"));
    assertEquals("just now", Quantities.ago(Duration.ofSeconds(-3)));
  }
}
