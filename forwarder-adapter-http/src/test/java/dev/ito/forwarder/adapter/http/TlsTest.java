package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.SHORT;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final IngestResult TWO = new IngestResult(2, 0);
  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private static final Certificates certificates = Certificates.shared();

  @TempDir static Path directory;
  private static Optional<Path> trusted;

  @BeforeAll
  static void name_the_authority() throws Exception {
    trusted = Optional.of(certificates.bundle());
  }

  @Test
  void a_private_authority_is_trusted_if_it_is_named() throws Exception {
    try (RawServer server = secure(answering(STORED_TWO));
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      }
      assertEquals(1, server.connections());
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void a_body_of_megabytes_arrives_whole() throws Exception {
    EventBatch batch = Fixture.batchOfBytes(3_000_000);
    try (RawServer server = secure(answering(STORED_TWO));
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      ingest.ingest(batch, PLENTY);
      assertArrayEquals(Bodies.of(batch), server.requests().get(0).body());
    }
  }

  @Test
  void an_authority_that_is_not_named_is_not_trusted() throws Exception {
    BackendError error = refused("localhost", Optional.empty());
    assertTrue(error.detail().contains("is not trusted"), error.detail());
    assertTrue(error.detail().endsWith("in the CA file setting"), error.detail());
  }

  @Test
  void a_certificate_for_another_host_is_not_accepted() throws Exception {
    BackendError error = refused("127.0.0.1", trusted);
    assertTrue(error.detail().contains("is for another host"), error.detail());
    assertTrue(error.detail().endsWith("check the url setting"), error.detail());
  }

  @Test
  void a_port_that_does_not_speak_tls_says_so() throws Exception {
    try (RawServer server = RawServer.start(peer -> peer.send("HTTP/1.1 400 Bad\r\n\r\n"));
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertFalse(error.outcomeUnknown());
      assertTrue(error.detail().contains("names a port that speaks TLS"), error.detail());
    }
  }

  @Test
  void a_handshake_that_hangs_ends_at_the_deadline() throws Exception {
    try (RawServer server = RawServer.start(Peer::hang);
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      Unavailable error = assertTimeoutPreemptively(AT_MOST, () -> unavailable(ingest, SHORT));
      assertFalse(error.outcomeUnknown());
      assertTrue(error.detail().startsWith("no connection to localhost:"), error.detail());
    }
  }

  @Test
  void a_server_that_stops_reading_or_talking_is_left_at_the_deadline() throws Exception {
    RawServer.Script deaf =
        peer -> {
          peer.head();
          peer.hang();
        };
    try (RawServer server = secure(deaf);
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      EventBatch large = Fixture.batchOfBytes(20_000_000);
      BackendError error =
          assertTimeoutPreemptively(
              AT_MOST, () -> Fixture.errorOf(ingest, large, Duration.ofSeconds(1)));
      assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
      assertTimeoutPreemptively(AT_MOST, () -> unavailable(ingest, Duration.ofSeconds(1)));
    }
  }

  @Test
  void an_interrupt_ends_a_handshake() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    RawServer.Script silent =
        peer -> {
          arrived.countDown();
          peer.hang();
        };
    try (RawServer server = RawServer.start(silent);
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      Thread caller = Thread.currentThread();
      Thread interrupter = Fixture.when(arrived, caller::interrupt);
      assertThrows(InterruptedException.class, () -> ingest.ingest(BATCH, PLENTY));
      interrupter.join();
    }
  }

  @Test
  void a_connection_that_was_closed_idle_is_replaced_without_an_error() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    RawServer.Script once =
        peer -> {
          peer.request();
          peer.send(STORED_TWO);
          peer.close();
          gone.countDown();
        };
    try (RawServer server = secure(once, answering(STORED_TWO));
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertTrue(gone.await(10, TimeUnit.SECONDS));
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void statuses_come_through() throws Exception {
    try (RawServer server = secure(answering(answer("401 No", "X: y", "")));
        HttpEventIngest ingest = to(server, "localhost", trusted)) {
      assertInstanceOf(BackendError.Unauthorized.class, Fixture.errorOf(ingest, BATCH, PLENTY));
    }
  }

  @Test
  void a_ca_file_that_cannot_be_used_is_named() throws Exception {
    Path missing = directory.resolve("missing.pem");
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");
    Path damaged =
        Files.writeString(
            directory.resolve("damaged.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertUnusable(missing, " does not exist");
    assertUnusable(empty, " holds no certificate in PEM form");
    assertUnusable(damaged, " is damaged in certificate 1");
    assertUnusable(directory, " cannot be read");
  }

  private static void assertUnusable(Path file, String why) throws Exception {
    try (RawServer server = secure(answering(STORED_TWO));
        HttpEventIngest ingest = to(server, "localhost", Optional.of(file))) {
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertInstanceOf(BackendError.Other.class, error);
      assertTrue(error.detail().startsWith("the CA file " + file + why), error.detail());
      HttpSettings settings =
          new HttpSettings("https://h", "o", "r", "t", PLENTY, Optional.of(file));
      assertEquals(
          error.detail(),
          assertThrows(IllegalArgumentException.class, settings::requireUsableFiles).getMessage());
    }
  }

  private static BackendError refused(String host, Optional<Path> caFile) throws Exception {
    try (RawServer server = secure(answering(STORED_TWO));
        HttpEventIngest ingest = to(server, host, caFile)) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertFalse(error.outcomeUnknown());
      assertEquals(0, server.requests().size());
      return error;
    }
  }

  private static Unavailable unavailable(HttpEventIngest ingest, Duration limit) {
    return assertInstanceOf(Unavailable.class, Fixture.errorOf(ingest, BATCH, limit));
  }

  private static RawServer secure(RawServer.Script... scripts) throws Exception {
    return RawServer.on(certificates.listen(), scripts);
  }

  private static HttpEventIngest to(RawServer server, String host, Optional<Path> caFile) {
    return Fixture.ingest(
        new HttpSettings(
            "https://" + host + ':' + server.port(),
            "acme",
            "widgets",
            Fixture.TOKEN,
            HttpSettings.DEFAULT_TIMEOUT,
            caFile));
  }
}
