package dev.ito.forwarder.app.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of contract 5, over real HTTP. */
class DevBackendTest {
  private static final String EVENTS = "/api/v1/projects/acme/widgets/events";
  private static final String SEED = "test-seed";

  @TempDir private Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private DevBackend backend;

  @BeforeEach
  void start() throws IOException {
    backend =
        DevBackend.start(
            new DevBackendSettings(
                0,
                data,
                Set.of("admin"),
                Optional.of(SEED),
                Allowlist.of(Map.of("acme", Set.of("*"), "b c", Set.of("d"), "..", Set.of("*"))),
                "1.2.3"));
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(backend.url() + path))
        .header("Authorization", "Bearer admin")
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(request(EVENTS).POST(BodyPublishers.ofString(body)));
  }

  private static String event(int n) {
    return "{\"v\":1,\"ts\":\"t\",\"entity\":\"task\",\"entity_id\":\""
        + n
        + "\",\"op\":\"create\",\"actor\":\"cli\",\"by\":\"@t\",\"ctx\":{\"session_id\":\"s\"}}";
  }

  private static String batch(String key, int first, int last) {
    String events =
        IntStream.rangeClosed(first, last)
            .mapToObj(DevBackendTest::event)
            .collect(Collectors.joining(","));
    return "{\"events\":[" + events + "],\"idempotency_key\":\"" + key + "\"}";
  }

  private List<String> stored() throws IOException {
    return Files.readAllLines(data.resolve("projects/acme/widgets/.ito/.state/audit/events.jsonl"));
  }

  private static List<String> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(DevBackendTest::event).toList();
  }

  @Test
  void a_batch_is_stored_once_under_its_key() throws Exception {
    assertEquals("{\"accepted\":3,\"duplicates\":0}", post(batch("k", 1, 3)).body());
    assertEquals("{\"accepted\":0,\"duplicates\":3}", post(batch("k", 1, 3)).body());
    assertEquals(events(1, 3), stored());
    assertEquals(
        "3", Files.readString(data.resolve("projects/acme/widgets/.ito/.state/ingest-keys/k")));
  }

  @Test
  void a_key_is_a_count_of_leading_events() throws Exception {
    post(batch("k", 1, 2));
    assertEquals("{\"accepted\":2,\"duplicates\":2}", post(batch("k", 1, 4)).body());
    assertEquals("{\"accepted\":0,\"duplicates\":1}", post(batch("k", 1, 1)).body());
    assertEquals("{\"accepted\":1,\"duplicates\":4}", post(batch("k", 11, 15)).body());
    assertEquals("{\"accepted\":1,\"duplicates\":0}", post(batch("K", 9, 9)).body());
    List<String> expected = new ArrayList<>(events(1, 4));
    expected.addAll(List.of(event(15), event(9)));
    assertEquals(expected, stored());
  }

  @Test
  void one_key_from_sixteen_at_once_is_stored_once() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 16)
            .mapToObj(
                n ->
                    client.sendAsync(
                        request(EVENTS).POST(BodyPublishers.ofString(batch("k", 1, 50))).build(),
                        BodyHandlers.ofString()))
            .toList();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertEquals(200, answer.get().statusCode());
    }
    assertEquals(events(1, 50), stored());
  }

  @Test
  void counts_survive_a_restart() throws Exception {
    post(batch("k", 1, 3));
    backend.close();
    start();
    assertEquals("{\"accepted\":1,\"duplicates\":3}", post(batch("k", 1, 4)).body());
    assertEquals(events(1, 4), stored());
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "100, 4", "1000000, 4"})
  void a_kill_between_journal_and_count_leaves_all_of_a_batch_or_nothing(int appended, int last)
      throws Exception {
    post(batch("k", 1, 2));
    backend.close();
    Path state = data.resolve("projects/acme/widgets/.ito/.state");
    Path log = state.resolve("audit/events.jsonl");
    byte[] before = Files.readAllBytes(log);
    byte[] more = (event(3) + "\n" + event(4) + "\n").getBytes(StandardCharsets.UTF_8);
    new Journal("k", 2, 4, before.length, more.length).write(state.resolve("ingest-journal"));
    int part = Math.min(appended, more.length);
    byte[] all = Arrays.copyOf(before, before.length + part);
    System.arraycopy(more, 0, all, before.length, part);
    Files.write(log, all);
    start();
    assertEquals(200, post(batch("k", 1, last)).statusCode());
    assertEquals(events(1, 4), stored());
  }

  @Test
  void an_empty_batch_is_accepted_before_the_key_is_looked_at() throws Exception {
    assertEquals(
        "{\"accepted\":0,\"duplicates\":0}",
        post("{\"events\":[],\"idempotency_key\":\"\"}").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400 | idempotency_key must not be empty",
        "a.b | 400 | idempotency_key contains invalid characters",
        "\u00e9 | 400 | idempotency_key contains invalid characters"
      })
  void a_key_that_is_none_is_refused(String key, int status, String words) throws Exception {
    HttpResponse<String> answer = post(batch(key, 1, 1));
    assertEquals(status, answer.statusCode());
    assertTrue(answer.body().contains(words) && answer.body().contains("bad_request"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ''",
        "400 | {\"events\":[",
        "400 | {\"events\":[],\"idempotency_key\":\"k\"} x",
        "422 | {\"events\":[]}",
        "422 | {\"idempotency_key\":\"k\"}",
        "422 | {\"events\":[{}],\"idempotency_key\":\"k\"}",
        "422 | {\"events\":[1],\"idempotency_key\":\"k\"}",
        "422 | {\"events\":[],\"events\":[],\"idempotency_key\":\"k\"}",
        "422 | {\"events\":[],\"idempotency_key\":7}"
      })
  void a_body_that_is_none_is_refused(int status, String body) throws Exception {
    assertEquals(status, post(body).statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":1 | \"v\":\"1\"",
        "\"v\":1 | \"v\":4294967296",
        "\"v\":1 | \"v\":1.0",
        "\"ts\":\"t\" | \"ts\":null",
        "\"op\":\"create\", | ''",
        "\"ts\":\"t\" | \"ts\":\"t\",\"ts\":\"t\"",
        "\"ctx\":{\"session_id\":\"s\"} | \"ctx\":{}"
      })
  void an_event_of_another_shape_is_named_by_its_place(String found, String instead)
      throws Exception {
    String second = event(2).replace(found, instead);
    String body = "{\"events\":[" + event(1) + "," + second + "],\"idempotency_key\":\"k\"}";
    HttpResponse<String> answer = post(body);
    assertEquals(422, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
  }

  @Test
  void two_mebibytes_are_taken_and_not_a_byte_more() throws Exception {
    String body = batch("k", 1, 1);
    String padded = body + " ".repeat(Router.LARGEST_BODY - body.length());
    assertEquals(200, post(padded).statusCode());
    assertEquals(413, post(padded + " ").statusCode());
  }

  @ParameterizedTest
  @CsvSource({"124, 200", "125, 400"})
  void nesting_counts_from_the_request(int depth, int status) throws Exception {
    String meta = "\"meta\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"ctx\"";
    String body =
        "{\"events\":[" + event(1).replace("\"ctx\"", meta) + "],\"idempotency_key\":\"k\"}";
    assertEquals(status, post(body).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "admin, 200",
    "cd81deaf395e04f82c916b6e1d38bff4f7b92dcc75c1099945210132241b4ed3, 200",
    "df2bc467d0ad5985a979a7729d88960c1a27933e7fb68532088312a522e96744, 401",
    "wrong, 401"
  })
  void a_token_opens_what_it_is_for(String token, int status) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(backend.url() + "/api/v1/projects/acme/widgets/auth/verify"))
            .header("Authorization", "Bearer " + token);
    assertEquals(status, send(request).statusCode());
  }

  @Test
  void the_allowlist_is_asked_before_the_token() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(backend.url() + "/api/v1/projects/evil/x/events"));
    HttpResponse<String> answer = send(request);
    assertEquals(403, answer.statusCode());
    assertTrue(answer.body().contains("Organization/repository 'evil/x' is not allowed"));
    HttpRequest.Builder none = HttpRequest.newBuilder(URI.create(backend.url() + EVENTS));
    assertEquals(401, send(none).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/health, 200",
    "GET, /api/v1/ready, 200",
    "GET, /api/v1/nothing, 404",
    "GET, /health/, 404",
    "POST, /api/v1/projects/acme/widgets/events/, 404",
    "POST, /api/v1/projects/acme/widgets/nothing, 404",
    "POST, /api/v1/projects/../x/events, 400",
    "PUT, /api/v1/projects/acme/widgets/events, 405",
    "OPTIONS, /api/v1/projects/acme/widgets/events, 200"
  })
  void every_path_and_method_has_its_answer(String method, String path, int status)
      throws Exception {
    assertEquals(
        status,
        send(request(path).method(method, BodyPublishers.ofString(batch("k", 1, 1)))).statusCode());
  }

  @Test
  void a_content_type_that_is_not_json_is_refused() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(backend.url() + EVENTS))
            .header("Authorization", "Bearer admin")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(batch("k", 1, 1)));
    assertEquals(415, send(request).statusCode());
  }

  @Test
  void what_was_stored_is_listed_in_order() throws Exception {
    assertEquals("[]", send(request(EVENTS).GET()).body());
    post(batch("a", 1, 2));
    post(batch("b", 3, 3));
    assertEquals("[" + String.join(",", events(1, 3)) + "]", send(request(EVENTS).GET()).body());
  }

  @Test
  void health_says_the_version() throws Exception {
    assertEquals(
        "{\"status\":\"ok\",\"version\":\"1.2.3\"}", send(request("/api/v1/health").GET()).body());
  }
}
