package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs in a process of its own with a small heap what would not fit into it. */
class LargeListTest {
  private static final int EVENTS = 200_000;
  private static final int BATCH = 1_000;

  /** The process: counts the events of a list. */
  static final class Count {
    private int events;
    private long chars;

    private Count() {}

    private void add(String json) {
      events++;
      chars += json.length();
    }

    public static void main(String[] url) throws Exception {
      Count count = new Count();
      new HttpDeliveredEvents(Fixture.settings(url[0]), Clock.systemUTC())
          .list(Duration.ofMinutes(1), count::add);
      System.out.print(count.events + " events, " + count.chars + " characters");
    }
  }

  @Test
  void two_hundred_thousand_events_pass_through_a_heap_of_32_mb() throws Exception {
    String event = AuditEvents.sizedJson(1, 400);
    try (RawServer server = RawServer.start(peer -> serve(peer, event))) {
      Process process = count(server.url());
      String output = new String(process.getInputStream().readAllBytes());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(EVENTS + " events, " + EVENTS * 400L + " characters", output);
    }
  }

  private static void serve(Peer peer, String event) throws IOException {
    peer.request();
    peer.send("HTTP/1.1 200 OK\r\n\r\n[" + event);
    for (int sent = 1; sent < EVENTS; sent += BATCH) {
      peer.send((',' + event).repeat(Math.min(BATCH, EVENTS - sent)));
    }
    peer.send("]");
  }

  private static Process count(String url) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-cp",
            System.getProperty("java.class.path"),
            Count.class.getName(),
            url)
        .redirectErrorStream(true)
        .start();
  }
}
