package dev.ito.forwarder.adapter.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextsTest {

  @Test
  void every_text_stays_as_it_was_whatever_their_lengths_are() {
    EventTexts texts = new EventTexts();
    byte[] buffer = new byte[200_002];
    List<AuditEvent> events = new ArrayList<>();
    int[] lengths = {1, 65_535, 1, 65_536, 2, 65_537, 200_000, 3, 30_000, 30_000, 30_000};
    for (int n = 0; n < lengths.length; n++) {
      Arrays.fill(buffer, (byte) ('a' + n));
      events.add(texts.event(n + 1, buffer, 2, 2 + lengths[n]));
    }
    for (int n = 0; n < lengths.length; n++) {
      byte[] text = new byte[lengths[n]];
      Arrays.fill(text, (byte) ('a' + n));
      assertEquals(new String(text, US_ASCII), events.get(n).text());
      assertEquals(n + 1, events.get(n).line());
    }
  }
}
