package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.TOKEN;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.IngestResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTest {

  @Test
  void events_travel_byte_for_byte_as_they_stood_in_the_log() throws Exception {
    List<String> texts = List.of("{\"v\" : 1,\"x\":1.50e+3}", "{\"s\":\"\\u00fc ü 😀 \\/\"}", "[]");
    EventBatch batch =
        new EventBatch(new IdempotencyKey("key-1_A"), texts.stream().map(Fixture::event).toList());
    String expected =
        "{\"events\":[" + String.join(",", texts) + "],\"idempotency_key\":\"key-1_A\"}";
    assertArrayEquals(
        expected.getBytes(StandardCharsets.UTF_8), received("", "acme", "r", batch).body());
  }

  @Test
  void a_body_of_megabytes_arrives_whole() throws Exception {
    EventBatch batch = Fixture.batchOfBytes(5_000_000);
    assertArrayEquals(Bodies.of(batch), received("", "acme", "r", batch).body());
  }

  @Test
  void a_small_batch_behind_a_large_one_holds_nothing_of_it() throws Exception {
    try (RawServer server = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      List<EventBatch> batches =
          List.of(Fixture.batchOfBytes(50_000), BATCH, Fixture.batchOfBytes(1_500_000), BATCH);
      for (int i = 0; i < batches.size(); i++) {
        ingest.ingest(batches.get(i), PLENTY);
        assertArrayEquals(Bodies.of(batches.get(i)), server.requests().get(i).body());
      }
      assertEquals(1, server.connections());
    }
  }

  @Test
  void what_was_written_ahead_is_sent_when_it_is_its_turn_and_only_then() throws Exception {
    try (RawServer server = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest = Fixture.ingest(server)) {
      EventBatch large = Fixture.batchOfBytes(50_000);
      EventBatch larger = Fixture.batchOfBytes(1_500_000);
      List<EventBatch> sent = List.of(BATCH, larger, larger, BATCH, large, BATCH);
      List<EventBatch> announced = List.of(larger, large, BATCH, large, larger, large);
      for (int i = 0; i < sent.size(); i++) {
        ingest.prepare(announced.get(i));
        ingest.ingest(sent.get(i), PLENTY);
        assertArrayEquals(Bodies.of(sent.get(i)), server.requests().get(i).body(), "request " + i);
      }
      assertEquals(1, server.connections());
    }
  }

  @Test
  void the_head_says_what_the_backend_needs() throws Exception {
    Peer.Received request = received("", "acme", "widgets", BATCH);
    assertEquals("POST /api/v1/projects/acme/widgets/events HTTP/1.1", request.requestLine());
    assertEquals(Optional.of("Bearer " + TOKEN), request.header("Authorization"));
    assertEquals(Optional.of("application/json"), request.header("Content-Type"));
    assertEquals(Optional.of("application/json"), request.header("Accept"));
    assertTrue(request.header("User-Agent").orElseThrow().startsWith("ito-forwarder/"));
    assertTrue(request.header("Host").orElseThrow().startsWith("localhost:"));
    assertEquals(8, request.head().lines().count(), request.head());
  }

  @Test
  void names_are_percent_encoded_and_the_prefix_is_kept() throws Exception {
    Peer.Received request = received("/ito%20x/", "a b+{c}", "ü%2F?", BATCH);
    assertEquals(
        "POST /ito%20x/api/v1/projects/a%20b%2B%7Bc%7D/%C3%BC%252F%3F/events HTTP/1.1",
        request.requestLine());
  }

  @Test
  void an_address_of_the_sixth_version_works() throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("::1"));
    try (RawServer server = RawServer.on(listener, answering(STORED_TWO));
        HttpEventIngest ingest =
            Fixture.ingest(Fixture.settings("http://[::1]:" + server.port()))) {
      assertEquals(new IngestResult(2, 0), ingest.ingest(BATCH, PLENTY));
      assertEquals(Optional.of("[::1]:" + server.port()), server.requests().get(0).header("Host"));
    }
  }

  private static Peer.Received received(String prefix, String org, String repo, EventBatch batch)
      throws Exception {
    try (RawServer server = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest =
            Fixture.ingest(
                new HttpSettings(
                    server.url() + prefix, org, repo, TOKEN, PLENTY, Optional.empty()))) {
      ingest.ingest(batch, PLENTY);
      assertEquals(1, server.requests().size());
      return server.requests().get(0);
    }
  }
}
