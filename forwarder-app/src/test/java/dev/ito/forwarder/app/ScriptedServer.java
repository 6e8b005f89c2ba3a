package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A backend that keeps the rule of contract 5.6 in memory, and answers as it is told. */
final class ScriptedServer implements AutoCloseable {
  /** What to answer to one request instead of doing what it asks. */
  record Answer(int status, String body, Map<String, String> headers) {
    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  /** A request as it came. */
  record Request(String path, String key, int events, String body, String authorization) {}

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<String> stored = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int heldRequest = Integer.MAX_VALUE;
  private volatile CountDownLatch held = new CountDownLatch(1);

  ScriptedServer() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answerNext(Answer... next) {
    answers.addAll(List.of(next));
  }

  /** Holds the n-th request, from 1, without an answer until {@link #release()}. */
  void hold(int number) {
    heldRequest = number;
  }

  void awaitHeld() throws InterruptedException {
    held.await();
  }

  void release() {
    released.countDown();
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> stored() {
    return List.copyOf(stored);
  }

  /** Waits until so many events are stored. */
  synchronized void awaitStored(int events) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (stored.size() < events && end - System.nanoTime() > 0) {
      wait(100);
    }
    if (stored.size() < events) {
      throw new AssertionError(stored.size() + " events are stored, not " + events);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonNode batch = JSON.readTree(body);
      if (record(exchange, batch, body) == heldRequest) {
        held.countDown();
        released.await();
      }
      Answer answer = answers.poll();
      send(exchange, answer == null ? store(batch) : answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int record(HttpExchange exchange, JsonNode batch, String body) {
    requests.add(
        new Request(
            exchange.getRequestURI().getRawPath(),
            batch.path("idempotency_key").asText(),
            batch.path("events").size(),
            body,
            exchange.getRequestHeaders().getFirst("Authorization")));
    return requests.size();
  }

  private synchronized Answer store(JsonNode batch) {
    String key = batch.path("idempotency_key").asText();
    JsonNode events = batch.path("events");
    int before = Math.min(counts.getOrDefault(key, 0), events.size());
    for (int n = before; n < events.size(); n++) {
      stored.add(events.get(n).path("entity_id").asText());
    }
    counts.put(key, Math.max(before, events.size()));
    notifyAll();
    String body = "{\"accepted\":" + (events.size() - before) + ",\"duplicates\":" + before + "}";
    return Answer.of(200, body);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
