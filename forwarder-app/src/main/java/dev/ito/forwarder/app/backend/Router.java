package dev.ito.forwarder.app.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests, checking in the order of contract 5.2. */
final class Router implements HttpHandler {
  static final int LARGEST_BODY = 2 * 1024 * 1024;

  private static final String METHODS = "GET,HEAD,POST";
  private static final int MOST_KEY_BYTES = 128;

  private final DevBackendSettings settings;
  private final Gate gate;
  private final Map<Path, ProjectStore> projects = new ConcurrentHashMap<>();

  Router(DevBackendSettings settings) {
    this.settings = settings;
    this.gate = new Gate(settings);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (RefusedRequestException e) {
        send(exchange, e.reply());
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, RefusedRequestException {
    String path = exchange.getRequestURI().getRawPath();
    String[] parts = path.split("/", -1);
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      send(exchange, Reply.empty(200));
    } else if (path.equals("/api/v1/health")) {
      String body = "{\"status\":\"ok\",\"version\":\"" + settings.version() + "\"}";
      send(exchange, Reply.json(200, body));
    } else if (path.equals("/api/v1/ready")) {
      send(exchange, Reply.json(200, "{\"status\":\"ready\"}"));
    } else if (path.startsWith("/api/v1/projects/") && parts.length >= 6) {
      inProject(exchange, parts);
    } else {
      send(exchange, Reply.empty(404));
    }
  }

  private void inProject(HttpExchange exchange, String[] parts)
      throws IOException, RefusedRequestException {
    String org = parts[4];
    String repo = parts[5];
    Optional<String> authorization = header(exchange, "Authorization");
    Optional<Reply> refusal = gate.refusal(org, repo, authorization);
    if (refusal.isPresent()) {
      throw new RefusedRequestException(refusal.get());
    }
    String rest = String.join("/", Arrays.asList(parts).subList(6, parts.length));
    switch (rest) {
      case "events" -> events(exchange, org, repo);
      case "auth/verify" -> send(exchange, verified(org, repo, authorization));
      default -> send(exchange, Reply.empty(404));
    }
  }

  private Reply verified(String org, String repo, Optional<String> authorization) {
    if (gate.isAdmin(authorization)) {
      return Reply.json(200, "{\"valid\":true,\"scope\":\"admin\"}");
    }
    return Reply.json(
        200,
        "{\"valid\":true,\"scope\":\"project\",\"org\":\"%s\",\"repo\":\"%s\"}"
            .formatted(org, repo));
  }

  private void events(HttpExchange exchange, String rawOrg, String rawRepo)
      throws IOException, RefusedRequestException {
    String method = exchange.getRequestMethod();
    if (!METHODS.contains(method)) {
      send(exchange, Reply.empty(405).allowing(METHODS));
      return;
    }
    String org = PathSegments.decode(rawOrg, "org");
    String repo = PathSegments.decode(rawRepo, "repo");
    if (method.equals("POST")) {
      send(exchange, ingest(exchange, org, repo));
    } else {
      list(exchange, project(org, repo), method.equals("HEAD"));
    }
  }

  private Reply ingest(HttpExchange exchange, String org, String repo)
      throws IOException, RefusedRequestException {
    requireJson(exchange);
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      exchange.getResponseHeaders().set("Connection", "close");
      return Reply.text(413, "Failed to buffer the request body: length limit exceeded");
    }
    IngestRequest request = IngestRequest.parse(body);
    if (request.events().isEmpty()) {
      return counts(0, 0);
    }
    requireKey(request.key());
    int total = request.events().size();
    try {
      int duplicates = project(org, repo).ingest(request.key(), request.events());
      return counts(total - duplicates, duplicates);
    } catch (IOException e) {
      return Reply.error(500, "internal_error", "Failed to ingest events (write error)");
    }
  }

  private static Reply counts(int accepted, int duplicates) {
    return Reply.json(200, "{\"accepted\":" + accepted + ",\"duplicates\":" + duplicates + "}");
  }

  private static void requireJson(HttpExchange exchange) throws RefusedRequestException {
    String type =
        header(exchange, "Content-Type").orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
    boolean json =
        type.equals("application/json")
            || type.startsWith("application/") && type.endsWith("+json");
    if (!json) {
      throw new RefusedRequestException(
          Reply.text(415, "Expected request with `Content-Type: application/json`"));
    }
  }

  private static void requireKey(String key) throws RefusedRequestException {
    if (key.isEmpty()) {
      throw new RefusedRequestException(
          Reply.error(400, "bad_request", "idempotency_key must not be empty"));
    }
    boolean known =
        key.length() <= MOST_KEY_BYTES
            && key.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    if (!known) {
      throw new RefusedRequestException(
          Reply.error(400, "bad_request", "idempotency_key contains invalid characters"));
    }
  }

  private ProjectStore project(String org, String repo) throws RefusedRequestException {
    if (!PathSegments.isSafe(org) || !PathSegments.isSafe(repo)) {
      throw new RefusedRequestException(
          Reply.error(
              400,
              "bad_request",
              "invalid path segment: org=\"" + org + "\", repo=\"" + repo + '"'));
    }
    try {
      Path ito = settings.dataDirectory().resolve("projects").resolve(org).resolve(repo);
      return projects.computeIfAbsent(ito.resolve(".ito"), ProjectStore::new);
    } catch (InvalidPathException e) {
      throw new RefusedRequestException(
          Reply.error(500, "internal_error", "Failed to process idempotency key"));
    }
  }

  private static void list(HttpExchange exchange, ProjectStore project, boolean headOnly)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (headOnly) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      project.list(out);
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.allow().ifPresent(methods -> exchange.getResponseHeaders().set("Allow", methods));
    boolean bodiless = reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(reply.body());
    }
  }
}
