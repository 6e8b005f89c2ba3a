package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every adapter asks for what it needs before it asks a backend. */
class NullPartsTest {
  private static final HttpSettings SETTINGS =
      HttpSettings.of("https://a.example", "acme", "widgets", "t");
  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  void null_is_refused_by_the_name_of_what_is_missing() {
    assertNull("settings", () -> new HttpEventIngest(null, CLOCK));
    assertNull("clock", () -> new HttpEventIngest(SETTINGS, null));
    assertNull("settings", () -> new HttpBackendProbe(null, CLOCK));
    assertNull("clock", () -> new HttpBackendProbe(SETTINGS, null));
    assertNull("settings", () -> new HttpDeliveredEvents(null, CLOCK));
    assertNull("clock", () -> new HttpDeliveredEvents(SETTINGS, null));
    assertNull("environment", () -> ProxySettings.fromEnvironment(null));
  }

  private static void assertNull(String name, Executable made) {
    assertEquals(name, assertThrows(NullPointerException.class, made).getMessage());
  }
}
