package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.EventBatch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What most tests begin with. */
final class Fixture {
  static final String TOKEN = "s3cr{et}-token";
  static final Duration PLENTY = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(300);
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final EventBatch BATCH = EventBatch.of(7, List.of(event("{\"v\":1}"), event("{\"v\":2}")));

  private Fixture() {}

  static AuditEvent event(String text) {
    return AuditEvent.of(
        1,
        text.getBytes(StandardCharsets.UTF_8),
        json -> {
          throw new AssertionError("nobody looks inside");
        });
  }

  static EventBatch batchOfBytes(int size) {
    return EventBatch.of(0, List.of(event('"' + "x".repeat(size - 2) + '"')));
  }

  static HttpSettings settings(String url) {
    return new HttpSettings(
        url, "acme", "widgets", TOKEN, HttpSettings.DEFAULT_TIMEOUT, Optional.empty());
  }

  static HttpEventIngest ingest(RawServer server) {
    return ingest(settings(server.url()));
  }

  static HttpEventIngest ingest(HttpSettings settings) {
    return new HttpEventIngest(settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** The error that a server of this script leads to. */
  static BackendError errorOf(Duration limit, RawServer.Script... scripts) throws Exception {
    try (RawServer server = RawServer.start(scripts);
        HttpEventIngest ingest = ingest(server)) {
      return errorOf(ingest, BATCH, limit);
    }
  }

  static BackendError errorOf(HttpEventIngest ingest, EventBatch batch, Duration limit) {
    return assertThrows(BackendException.class, () -> ingest.ingest(batch, limit)).error();
  }

  /** Does something in another thread as soon as a script has come to a certain point. */
  static Thread when(CountDownLatch reached, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                reached.await();
                action.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  /** Closes before a try block does. */
  static void end(HttpEventIngest ingest) {
    ingest.close();
  }
}
