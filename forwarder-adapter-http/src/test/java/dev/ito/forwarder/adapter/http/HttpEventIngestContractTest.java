package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.testkit.EventIngestContract;
import dev.ito.forwarder.testkit.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter against a real server that keeps the backend's rule of one prefix for each key. */
class HttpEventIngestContractTest extends EventIngestContract {
  private static final JsonFactory JSON = new JsonFactory();

  /** A request's body, the events as they were written. */
  private record Batch(String key, List<String> events) {
    static Batch of(byte[] body) throws IOException {
      String key = "";
      List<String> events = new ArrayList<>();
      try (JsonParser parser = JSON.createParser(body)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          if (parser.currentName().equals("idempotency_key")) {
            key = parser.nextTextValue();
            continue;
          }
          parser.nextToken();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            events.add(new String(body, from, to - from, StandardCharsets.UTF_8));
          }
        }
      }
      return new Batch(key, events);
    }
  }

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> stored = new ArrayList<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<HttpEventIngest> clients = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int requests;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    clients.forEach(HttpEventIngest::close);
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  protected EventIngest newIngest() {
    HttpSettings settings = Fixture.settings("http://127.0.0.1:" + server.getAddress().getPort());
    HttpEventIngest client = new HttpEventIngest(settings, Clock.systemUTC());
    clients.add(client);
    return client;
  }

  @Override
  protected synchronized List<String> stored() {
    return List.copyOf(stored);
  }

  @Override
  protected void failNext(Fault fault) {
    if (fault == Fault.NOT_REACHED) {
      server.stop(0); // from now on nobody listens there
    } else {
      faults.add(fault);
    }
  }

  @Override
  protected synchronized OptionalInt requests() {
    return OptionalInt.of(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Batch batch = Batch.of(exchange.getRequestBody().readAllBytes());
      count();
      Fault fault = faults.poll();
      if (fault == null) {
        send(exchange, 200, store(batch, Integer.MAX_VALUE));
      } else {
        fail(exchange, fault, batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count() {
    requests++;
  }

  private void fail(HttpExchange exchange, Fault fault, Batch batch)
      throws IOException, InterruptedException {
    switch (fault) {
      case UNAVAILABLE -> send(exchange, 503, "away");
      case UNAVAILABLE_FOR_A_WHILE -> sendLater(exchange, 503);
      case THROTTLED -> send(exchange, 429, "slow down");
      case THROTTLED_FOR_A_WHILE -> sendLater(exchange, 429);
      case UNAUTHORIZED -> send(exchange, 401, "{\"error\":\"no\",\"code\":\"unauthorized\"}");
      case NOT_FOUND -> send(exchange, 404, "");
      case TOO_LARGE -> send(exchange, 413, "too large");
      case REJECTED -> send(exchange, 422, "events[0].v: no");
      case OTHER -> send(exchange, 418, "a teapot");
      case STORED_IN_PART -> {
        store(batch, PREFIX);
        send(exchange, 500, "died");
      }
      case ANSWER_LOST -> store(batch, Integer.MAX_VALUE); // closed without an answer
      case WRONG_COUNTS -> {
        store(batch, Integer.MAX_VALUE);
        send(exchange, 200, "{\"accepted\":0,\"duplicates\":0}");
      }
      case NO_ANSWER -> over.await();
      case NOT_REACHED -> throw new IllegalStateException("nobody was there");
    }
  }

  private synchronized String store(Batch batch, int most) {
    int size = batch.events().size();
    int before = Math.min(counts.getOrDefault(batch.key(), 0), size);
    int after = (int) Math.min(size, (long) before + most);
    stored.addAll(batch.events().subList(before, after));
    counts.put(batch.key(), after);
    return "{\"accepted\":" + (after - before) + ",\"duplicates\":" + before + "}";
  }

  private static void sendLater(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", Long.toString(ASKED.toSeconds()));
    send(exchange, status, "later");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
