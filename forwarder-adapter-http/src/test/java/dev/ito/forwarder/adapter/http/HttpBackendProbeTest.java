package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.NOW;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.BackendProbe.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBackendProbeTest {
  private static final String JSON = "Content-Type: application/json";

  @Test
  void a_backend_that_is_well_is_reported_in_full() throws Exception {
    Report report =
        probe(
            new ProbedBackend()
                .verify(
                    answer(
                        "200 OK",
                        "Date: Sun, 01 Mar 2026 12:00:07 GMT",
                        "{\"valid\":true,\"scope\":\"admin\",\"more\":1}")));
    assertEquals(
        new Report(
            true,
            true,
            Optional.of("0.1.33"),
            true,
            Optional.empty(),
            true,
            Optional.of("admin"),
            Optional.of(Instant.parse("2026-03-01T12:00:07Z")),
            Optional.empty()),
        report);
  }

  @Test
  void three_questions_go_over_one_connection_and_only_the_last_carries_the_token()
      throws Exception {
    try (RawServer server = RawServer.start(new ProbedBackend())) {
      assertTrue(probe(server.url()).allWell());
      assertEquals(1, server.connections());
      List<Optional<String>> tokens =
          server.requests().stream().map(request -> request.header("Authorization")).toList();
      Optional<String> token = Optional.of("Bearer " + Fixture.TOKEN);
      assertEquals(List.of(Optional.empty(), Optional.empty(), token), tokens);
      String agent = server.requests().get(0).header("User-Agent").orElseThrow();
      assertTrue(agent.startsWith("ito-forwarder/"), agent);
    }
  }

  @Test
  void the_prefix_of_the_url_is_kept() throws Exception {
    try (RawServer server = RawServer.start(new ProbedBackend())) {
      probe(server.url() + "/ito/");
      assertEquals("GET /ito/api/v1/health HTTP/1.1", server.requests().get(0).requestLine());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 Oh     |                         | Health endpoint returned HTTP 500
          404 No     |                         | Health endpoint returned HTTP 404
          302 Found  |                         | Health endpoint returned HTTP 302
          200 OK     | OK                      | Failed to parse health response: Unrecognized token 'OK'
          200 OK     |                         | Failed to parse health response: it is empty
          200 OK     | null                    | Failed to parse health response: it is empty
          200 OK     | <!doctype html>         | Failed to parse health response: it is a web page
          200 OK     | {"status":"ok"}{}       | Failed to parse health response: Trailing token
          200 OK     | {"status":"poorly"}     | Health endpoint does not say that it is ok
          """)
  void a_backend_that_is_not_well_is_asked_nothing_else(String status, String body, String error)
      throws Exception {
    Report report = probe(new ProbedBackend().health(answer(status, JSON, text(body))));
    assertTrue(report.reachable() && !report.healthy() && !report.ready(), report.toString());
    assertStarts(error, report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 Oh     |                         | Ready endpoint returned HTTP 500
          404 No     |                         | Ready endpoint returned HTTP 404
          200 OK     | [1]                     | Failed to parse ready response: Cannot deserialize
          """)
  void a_question_about_readiness_can_fail(String status, String body, String error)
      throws Exception {
    Report report = probe(new ProbedBackend().ready(answer(status, JSON, text(body))));
    assertTrue(report.healthy() && !report.ready() && !report.authorised(), report.toString());
    assertStarts(error, report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503 Busy | {"status":"not_ready","reason":"no disk"} | no disk
          503 Busy | busy                                      | Server returned 503
          503 Busy |                                           | Server returned 503
          200 OK   | {"status":"not_ready","reason":"no disk"} | no disk
          200 OK   | {"status":"soon"}                         | no reason given
          """)
  void a_backend_that_is_not_ready_says_why(String status, String body, String reason)
      throws Exception {
    Report report = probe(new ProbedBackend().ready(answer(status, JSON, text(body))));
    assertFalse(report.ready());
    assertEquals(Optional.of(reason), report.notReadyReason());
    assertEquals(Optional.empty(), report.error());
    assertTrue(report.authorised());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 No | {}              | Authentication failed. Check your token or seed. Use 'ito backend generate-token' to derive a project token from the server seed.
          403 No | {}              | Organization/repository 'acme/widgets' is not in the server allowlist.
          404 No | {}              | Auth verify returned HTTP 404
          500 No | {}              | Auth verify returned HTTP 500
          200 OK | {"valid":false} | Authentication failed. Check your token or seed. Use 'ito backend generate-token' to derive a project token from the server seed.
          """)
  void a_token_that_is_not_good_is_explained(String status, String body, String error)
      throws Exception {
    Report report = probe(new ProbedBackend().verify(answer(status, JSON, body)));
    assertTrue(report.ready() && !report.authorised(), report.toString());
    assertEquals(Optional.of(error), report.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "[]", "{\"valid\":\"yes\"}", "{}"})
  void a_token_is_good_even_if_the_answer_cannot_be_read(String body) throws Exception {
    Report report = probe(new ProbedBackend().verify(ok(body)));
    assertTrue(report.allWell(), report.toString());
    assertEquals(Optional.empty(), report.tokenScope());
  }

  @Test
  void what_a_stranger_says_is_made_fit_to_be_shown() throws Exception {
    String odd = "\\u001b[2J" + Fixture.TOKEN + "x".repeat(400);
    Report report =
        probe(
            new ProbedBackend()
                .health(ok("{\"status\":\"ok\",\"version\":\"" + odd + "\"}"))
                .ready(answer("503 Busy", JSON, "{\"reason\":\"" + odd + "\"}"))
                .verify(ok("{\"scope\":\"" + odd + "\"}")));
    for (Optional<String> said :
        List.of(report.version(), report.notReadyReason(), report.tokenScope())) {
      String text = said.orElseThrow();
      assertTrue(text.startsWith("[2J…xxx") && text.length() <= 300, text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sunday, 01-Mar-26 12:00:07 GMT | 2026-03-01T12:00:07Z
          Sun Mar  1 12:00:07 2026       | 2026-03-01T12:00:07Z
          yesterday                      |
          """)
  void the_clock_of_the_backend_is_read_in_all_its_forms(String date, Instant at) throws Exception {
    Report report = probe(new ProbedBackend().health(answer("500 Oh", "Date: " + date, "")));
    assertEquals(Optional.ofNullable(at), report.backendTime());
  }

  @Test
  void a_backend_that_nobody_reaches_says_where_it_should_be() throws Exception {
    String url;
    try (RawServer server = RawServer.start(new ProbedBackend())) {
      url = server.url();
    }
    Report report = probe(url);
    assertFalse(report.reachable());
    assertStarts("Server unreachable: cannot connect to localhost:", report);
  }

  @ParameterizedTest
  @CsvSource({
    "health, Server unreachable: no answer from localhost:",
    "ready, Ready check failed: no answer from localhost:",
    "verify, Auth verify failed: no answer from localhost:"
  })
  void a_question_that_is_not_answered_ends_the_probe(String silent, String error)
      throws Exception {
    RawServer.Script script =
        peer -> {
          for (String head = peer.head(); !head.contains(silent); head = peer.head()) {
            peer.send(
                ok(head.contains("health") ? "{\"status\":\"ok\"}" : "{\"status\":\"ready\"}"));
          }
          peer.hang();
        };
    try (RawServer server = RawServer.start(script)) {
      HttpBackendProbe probe =
          new HttpBackendProbe(
              Fixture.settings(server.url()), Clock.systemUTC(), Duration.ofMillis(400));
      assertStarts(error, assertTimeoutPreemptively(Duration.ofSeconds(4), probe::probe));
    }
  }

  private static void assertStarts(String error, Report report) {
    assertTrue(report.error().orElse("").startsWith(error), report.toString());
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  private static Report probe(ProbedBackend backend) throws Exception {
    try (RawServer server = RawServer.start(backend)) {
      return probe(server.url());
    }
  }

  private static Report probe(String url) throws InterruptedException {
    return new HttpBackendProbe(Fixture.settings(url), Clock.fixed(NOW, ZoneOffset.UTC)).probe();
  }
}
