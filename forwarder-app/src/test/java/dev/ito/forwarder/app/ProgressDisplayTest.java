package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One line, as far as a run has come, and an empty line at its end. */
class ProgressDisplayTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);

  @Test
  void events_percent_rate_and_time_left_are_shown_and_wiped_away() {
    Looks ascii = new Looks(true, false, false);
    ProgressDisplay display =
        ProgressDisplay.begin(1_000, 4_000, Duration.ofSeconds(1), stream, ascii);
    display.reached(2_000);
    display.reached(5_000); // more than was estimated
    display.close();
    String text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("5000/5000"), text);
    assertTrue(text.contains("100%"), text);
    assertTrue(text.matches("(?s).*[0-9,?]+/s.*"), text);
    assertTrue(text.contains("0:00:0"), text);
    assertTrue(text.endsWith("\r\u001b[K"), "the line is left empty");
    assertEquals(0, text.chars().filter(c -> c == '\n').count());
    for (String line : text.split("\r")) {
      assertTrue(line.length() < 80, line);
    }
  }
}
