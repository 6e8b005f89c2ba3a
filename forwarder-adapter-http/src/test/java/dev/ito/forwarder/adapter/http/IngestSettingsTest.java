package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What an ingest is made of; its settings check themselves. */
class IngestSettingsTest {
  private static final String URL = "http://127.0.0.1:1";

  @Test
  void an_ingest_needs_settings_and_a_clock() {
    assertNull("settings", () -> new HttpEventIngest(null, Clock.systemUTC()));
    HttpSettings settings = HttpSettings.of(URL, "a", "b", "t");
    assertNull("clock", () -> new HttpEventIngest(settings, null));
  }

  @Test
  void what_is_not_said_has_its_default() {
    assertEquals(
        new HttpSettings(URL, "a", "b", "t", HttpSettings.DEFAULT_TIMEOUT, Optional.empty()),
        HttpSettings.of(URL, "a", "b", "t"));
  }

  private static void assertNull(String name, Executable made) {
    assertEquals(name, assertThrows(NullPointerException.class, made).getMessage());
  }
}
