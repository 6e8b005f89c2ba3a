package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import feign.Response;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SocketClientTest {
  private final AtomicInteger times = new AtomicInteger();

  private static Response exchange(RawServer server, Runnable meanwhile) throws IOException {
    HttpSettings settings = Fixture.settings(server.url());
    BatchRequests requests =
        new BatchRequests(settings.route(), settings.events(), ApiHeaders.ofBatches("t"));
    try (SocketClient client =
        new SocketClient(settings.route(), settings.tls(), HttpEventIngest.IDLE_LIMIT)) {
      return client.exchange(
          requests.request(),
          requests.of(Fixture.BATCH),
          meanwhile,
          TimeLimit.within(Fixture.PLENTY, Fixture.PLENTY));
    }
  }

  @Test
  void something_else_is_done_once_between_a_request_and_its_answer() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    RawServer.Script answering =
        peer -> {
          peer.request();
          assertTrue(done.await(10, TimeUnit.SECONDS), "it is done before there is an answer");
          peer.send(RawServer.STORED_TWO);
        };
    try (RawServer server = RawServer.start(answering)) {
      Response response =
          exchange(
              server,
              () -> {
                times.incrementAndGet();
                done.countDown();
              });
      assertEquals(200, response.status());
    }
    assertEquals(1, times.get());
  }

  @Test
  void nothing_else_is_done_where_there_is_no_connection() throws Exception {
    RawServer server = RawServer.start();
    server.close();
    assertThrows(IOException.class, () -> exchange(server, times::incrementAndGet));
    assertEquals(0, times.get());
  }
}
