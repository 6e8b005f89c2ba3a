package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.NOW;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.settings;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.IngestResult;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepAliveTest {
  private static final IngestResult TWO = new IngestResult(2, 0);
  private static final String COUNTS = "{\"accepted\":2,\"duplicates\":0}";

  @Test
  void many_batches_share_one_connection() throws Exception {
    assertEquals(1, connectionsForThree(answering(STORED_TWO)));
  }

  @Test
  void a_connection_outlives_a_refusal() throws Exception {
    try (RawServer server = RawServer.start(answering(answer("503 Busy", "X: y", "busy")));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, PLENTY));
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, PLENTY));
      assertEquals(1, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nConnection: x, close\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.0 200 OK\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 29\r\n\r\n1d\r\n"
            + COUNTS
            + "\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 29\r\n\r\n" + COUNTS + "stray"
      })
  void a_connection_that_may_not_be_used_again_is_not(String answer) throws Exception {
    assertEquals(3, connectionsForThree(answering(answer)));
  }

  @Test
  void an_old_server_may_keep_the_connection() throws Exception {
    assertEquals(
        1,
        connectionsForThree(
            answering(
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 29\r\n\r\n"
                    + COUNTS)));
  }

  @Test
  void a_connection_that_idled_too_long_is_replaced() throws Exception {
    try (RawServer server = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest =
            new HttpEventIngest(
                settings(server.url()), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO)) {
      ingest.ingest(BATCH, PLENTY);
      ingest.ingest(BATCH, PLENTY);
      assertEquals(2, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "HTTP/1.1 408 Request Timeout\r\n\r\n"})
  void a_connection_that_died_idle_is_replaced_without_an_error(String end) throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    RawServer.Script once =
        peer -> {
          peer.request();
          peer.send(STORED_TWO);
          switch (end) {
            case "close" -> peer.close();
            case "reset" -> peer.reset();
            default -> peer.send(end);
          }
          gone.countDown();
          peer.hang();
        };
    try (RawServer server = RawServer.start(once, answering(STORED_TWO));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertTrue(gone.await(10, TimeUnit.SECONDS));
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(2, server.requests().size());
      assertEquals(2, server.connections());
    }
  }

  @Test
  void a_connection_that_dies_under_a_request_is_replaced_for_the_next_one_only() throws Exception {
    RawServer.Script once =
        peer -> {
          peer.request();
          peer.send(STORED_TWO);
          peer.request();
          peer.reset();
        };
    try (RawServer server = RawServer.start(once, answering(STORED_TWO));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertThrows(BackendException.class, () -> ingest.ingest(BATCH, PLENTY));
      assertEquals(2, server.requests().size());
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void closing_ends_the_connection_and_leaves_no_thread() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    RawServer.Script watching =
        peer -> {
          peer.request();
          peer.send(STORED_TWO);
          if (peer.closedByClient()) {
            ended.countDown();
          }
        };
    try (RawServer server = RawServer.start(watching);
        HttpEventIngest ingest = Fixture.ingest(server)) {
      ingest.ingest(BATCH, PLENTY);
      Fixture.end(ingest);
      assertTrue(ended.await(10, TimeUnit.SECONDS));
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("lookup")));
    }
  }

  private static int connectionsForThree(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.start(script);
        HttpEventIngest ingest = Fixture.ingest(server)) {
      for (int i = 1; i <= 3; i++) {
        assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
        assertEquals(i, server.requests().size());
      }
      return server.connections();
    }
  }
}
