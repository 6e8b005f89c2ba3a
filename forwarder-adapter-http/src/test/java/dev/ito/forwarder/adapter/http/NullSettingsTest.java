package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** No setting is null, and the refusal names it. */
class NullSettingsTest {
  private static final String URL = "http://127.0.0.1:1";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void null_is_refused_by_the_name_of_what_is_missing() {
    assertNull("url", () -> HttpSettings.of(null, "a", "b", "t"));
    assertNull("org", () -> HttpSettings.of(URL, null, "b", "t"));
    assertNull("repo", () -> HttpSettings.of(URL, "a", null, "t"));
    assertNull("token", () -> HttpSettings.of(URL, "a", "b", null));
    assertNull("timeout", () -> new HttpSettings(URL, "a", "b", "t", null, Optional.empty()));
    assertNull("caFile", () -> new HttpSettings(URL, "a", "b", "t", SECOND, null));
  }

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
