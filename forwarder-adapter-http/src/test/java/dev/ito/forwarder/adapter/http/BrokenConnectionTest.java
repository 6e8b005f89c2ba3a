package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.SHORT;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final EventBatch LARGE = Fixture.batchOfBytes(20_000_000);

  @Test
  void a_refused_connection_stores_nothing() throws Exception {
    String url;
    try (RawServer server = RawServer.start(answering(STORED_TWO))) {
      url = server.url();
    }
    Unavailable error = unavailable(url, PLENTY);
    assertFalse(error.outcomeUnknown());
    assertTrue(error.detail().startsWith("cannot connect to localhost:"), error.detail());
  }

  @Test
  void an_unknown_host_stores_nothing() {
    Unavailable error = unavailable("http://no_such-host.invalid", PLENTY);
    assertFalse(error.outcomeUnknown());
    assertTrue(error.detail().contains("check the url setting"), error.detail());
  }

  @Test
  void a_connection_that_is_never_accepted_ends_at_the_deadline() throws Exception {
    InetAddress local = InetAddress.getByName("127.0.0.1");
    try (ServerSocket full = new ServerSocket(0, 1, local)) {
      String url = "http://127.0.0.1:" + full.getLocalPort();
      for (int i = 0; i < 4; i++) {
        assertInTime(() -> unavailable(url, Duration.ofMillis(100)));
      }
    }
  }

  @Test
  void no_time_at_all_stores_nothing() throws Exception {
    Unavailable error = unavailable(Duration.ZERO, answering(STORED_TWO));
    assertFalse(error.outcomeUnknown());
  }

  @Test
  void a_reset_during_the_request_leaves_the_outcome_open() throws Exception {
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.head();
                  peer.reset();
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      BackendError error = Fixture.errorOf(ingest, LARGE, PLENTY);
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
      assertTrue(error.detail().contains(" broke: "), error.detail());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void a_reset_before_the_answer_leaves_the_outcome_open_and_is_not_repeated() throws Exception {
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.request();
                  peer.reset();
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
      assertEquals(1, server.requests().size());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void a_close_without_an_answer_leaves_the_outcome_open_and_is_not_repeated() throws Exception {
    try (RawServer server = RawServer.start(Peer::request);
        HttpEventIngest ingest = Fixture.ingest(server)) {
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
      assertTrue(error.detail().endsWith("closed the connection without an answer"));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void a_reset_within_the_answer_leaves_the_outcome_open() throws Exception {
    Unavailable error =
        unavailable(
            PLENTY,
            peer -> {
              peer.request();
              peer.send(STORED_TWO.substring(0, STORED_TWO.length() - 1));
              peer.reset();
            });
    assertTrue(error.outcomeUnknown());
  }

  @Test
  void a_server_that_says_nothing_is_left_at_the_deadline() throws Exception {
    Unavailable error = inTime(Peer::hang);
    assertTrue(error.outcomeUnknown());
    assertTrue(error.detail().endsWith("within 300 ms"), error.detail());
  }

  @Test
  void a_slow_drip_does_not_move_the_deadline() throws Exception {
    Unavailable error =
        inTime(
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 200 OK\r\nX: ");
              while (!peer.overWithin(20)) {
                peer.send("x");
              }
            });
    assertTrue(error.outcomeUnknown());
  }

  @Test
  void a_server_that_never_reads_is_left_at_the_deadline() throws Exception {
    try (RawServer server = RawServer.start(Peer::hang);
        HttpEventIngest ingest = Fixture.ingest(server)) {
      BackendError error =
          assertTimeoutPreemptively(AT_MOST, () -> Fixture.errorOf(ingest, LARGE, SHORT));
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
    }
  }

  @Test
  void the_shorter_of_limit_and_timeout_counts() throws Exception {
    try (RawServer server = RawServer.start(Peer::hang);
        HttpEventIngest ingest =
            Fixture.ingest(
                new HttpSettings(server.url(), "o", "r", "t", SHORT, Optional.empty()))) {
      assertTimeoutPreemptively(AT_MOST, () -> Fixture.errorOf(ingest, BATCH, PLENTY));
    }
  }

  @Test
  void a_refusal_before_the_body_was_read_is_heard() throws Exception {
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.head();
                  peer.send(answer("413 Too Large", "Connection: close", "too long"));
                  peer.hang();
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      BackendError error =
          assertTimeoutPreemptively(AT_MOST, () -> Fixture.errorOf(ingest, LARGE, PLENTY));
      assertInstanceOf(BackendError.TooLarge.class, error);
    }
  }

  @Test
  void an_interim_answer_before_the_body_was_read_does_not_stop_it() throws Exception {
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.send("HTTP/1.1 100 Continue\r\n\r\n");
                  peer.overWithin(50);
                  peer.request();
                  peer.send(STORED_TWO);
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      assertEquals(new IngestResult(2, 0), ingest.ingest(LARGE, PLENTY));
    }
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.request();
                  arrived.countDown();
                  peer.hang();
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      Thread caller = Thread.currentThread();
      Thread interrupter = Fixture.when(arrived, caller::interrupt);
      assertThrows(InterruptedException.class, () -> ingest.ingest(BATCH, PLENTY));
      assertFalse(Thread.currentThread().isInterrupted());
      interrupter.join();
    }
  }

  @Test
  void nothing_is_sent_by_an_interrupted_thread() throws Exception {
    try (RawServer server = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> ingest.ingest(BATCH, PLENTY));
      assertEquals(new IngestResult(2, 0), ingest.ingest(BATCH, PLENTY));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void closing_from_another_thread_ends_the_wait() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                peer -> {
                  peer.request();
                  arrived.countDown();
                  peer.hang();
                });
        HttpEventIngest ingest = Fixture.ingest(server)) {
      Thread closer = Fixture.when(arrived, () -> Fixture.end(ingest));
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
      closer.join();
      assertThrows(IllegalStateException.class, () -> ingest.ingest(BATCH, PLENTY));
    }
  }

  private static Unavailable inTime(RawServer.Script script) throws Exception {
    return assertTimeoutPreemptively(AT_MOST, () -> unavailable(SHORT, script));
  }

  private static void assertInTime(org.junit.jupiter.api.function.Executable call) {
    assertTimeoutPreemptively(AT_MOST, call);
  }

  private static Unavailable unavailable(Duration limit, RawServer.Script script) throws Exception {
    return assertInstanceOf(Unavailable.class, Fixture.errorOf(limit, script));
  }

  private static Unavailable unavailable(String url, Duration limit) {
    try (HttpEventIngest ingest = Fixture.ingest(Fixture.settings(url))) {
      return assertInstanceOf(Unavailable.class, Fixture.errorOf(ingest, BATCH, limit));
    }
  }
}
