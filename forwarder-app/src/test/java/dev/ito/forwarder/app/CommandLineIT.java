package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.app.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person or a script sees of {@code forward}: the packaged program, a real server. */
class CommandLineIT {
  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static List<String> ids(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  private List<Integer> requestSizes() {
    return server.requests().stream().map(ScriptedServer.Request::events).toList();
  }

  private static void assertCounts(
      Shell.Result result, int status, int forwarded, int total, int offset) throws IOException {
    JsonNode json = result.json();
    assertEquals(status, result.status(), result.err());
    assertEquals(forwarded, json.path("forwarded").asInt());
    assertEquals(total, json.path("total_local").asInt());
    assertEquals(offset, json.path("new_offset").asInt());
  }

  @Test
  void without_a_log_nothing_happens() throws Exception {
    assertCounts(shell.forward(server), 0, 0, 0, 0);
    assertEquals(List.of(), server.requests());
  }

  @Test
  void five_events_are_one_request() throws Exception {
    shell.append(1, 5);
    assertCounts(shell.forward(server, "--batch-size", "10"), 0, 5, 5, 5);
    assertEquals(List.of(5), requestSizes());
    assertEquals("5", shell.count());
    assertEquals(0, shell.forward(server).json().path("forwarded").asInt());
    assertEquals(1, server.requests().size());
  }

  @Test
  void a_count_left_by_the_existing_program_is_gone_on_from() throws Exception {
    shell.append(1, 5);
    shell.count("3");
    assertCounts(shell.forward(server), 0, 2, 5, 5);
    assertEquals(ids(4, 5), server.stored());
  }

  @Test
  void a_count_that_equals_the_total_makes_no_request() throws Exception {
    shell.append(1, 5);
    shell.count("5");
    assertCounts(shell.forward(server), 0, 0, 5, 5);
    assertEquals(List.of(), server.requests());
  }

  @Test
  void seven_events_by_three_are_three_requests_with_keys_of_their_own() throws Exception {
    shell.append(1, 7);
    assertCounts(shell.forward(server, "--batch-size", "3"), 0, 7, 7, 7);
    assertEquals(List.of(3, 3, 1), requestSizes());
    List<String> keys =
        server.requests().stream().map(ScriptedServer.Request::key).distinct().toList();
    assertEquals(3, keys.size());
    keys.forEach(key -> assertTrue(key.matches("[A-Za-z0-9_-]{1,114}-event-forward"), key));
    assertEquals("/api/v1/projects/acme/w/events", server.requests().get(0).path());
  }

  @Test
  void behind_a_refused_token_nothing_is_tried() throws Exception {
    shell.append(1, 9);
    server.answerNext(Answer.of(200, "{\"accepted\":3,\"duplicates\":0}"), Answer.of(401, "{}"));
    Shell.Result result = shell.forward(server, "--batch-size", "3");
    assertCounts(result, 1, 3, 9, 3);
    assertEquals(1, result.json().path("failed_batches").asInt());
    assertEquals("unauthorized", result.json().path("error").path("kind").asText());
    assertEquals(401, result.json().path("error").path("status").asInt());
    assertEquals(2, server.requests().size());
    assertTrue(result.err().contains("ITO_BACKEND_TOKEN"), result.err());
  }

  @Test
  void an_outage_is_retried_with_the_same_key_and_the_same_bytes() throws Exception {
    shell.append(1, 3);
    server.answerNext(Answer.of(503, "away"));
    assertCounts(shell.forward(server), 0, 3, 3, 3);
    assertEquals(2, server.requests().size());
    assertEquals(server.requests().get(0).body(), server.requests().get(1).body());
  }

  @Test
  void duplicates_are_reported_and_counts_must_add_up() throws Exception {
    shell.append(1, 3);
    server.answerNext(Answer.of(200, "{\"accepted\":0,\"duplicates\":0}"));
    assertCounts(shell.forward(server, "--max-retries", "0"), 1, 0, 3, 0);
    server.answerNext(Answer.of(200, "{\"accepted\":1,\"duplicates\":2}"));
    Shell.Result result = shell.forward(server);
    assertCounts(result, 0, 1, 3, 3);
    assertEquals(2, result.json().path("duplicates").asInt());
    assertEquals(server.requests().get(0).body(), server.requests().get(1).body());
  }

  @Test
  void the_count_is_on_disk_while_the_next_request_is_held() throws Exception {
    shell.append(1, 4);
    server.hold(2);
    Process running = shell.start(Shell.forwardArguments(server, "--batch-size", "2"));
    server.awaitHeld();
    assertEquals("2", shell.count());
    Shell.Result second = new Shell(directory).forward(server); // the lock is held meanwhile
    assertEquals("busy", second.json().path("outcome").asText());
    assertEquals(0, second.status());
    server.release();
    assertEquals(0, running.waitFor());
    assertEquals(ids(1, 4), server.stored());
  }

  @Test
  void retries_end_after_one_attempt_and_the_given_number_more() throws Exception {
    shell.append(1, 1);
    server.answerNext(Answer.of(500, ""), Answer.of(502, ""), Answer.of(429, ""));
    Shell.Result result = shell.forward(server, "--max-retries", "2");
    assertCounts(result, 1, 0, 1, 0);
    assertEquals(3, server.requests().size());
    assertEquals("throttled", result.json().path("error").path("kind").asText());
  }

  @Test
  void lines_that_are_no_events_are_named_and_their_neighbours_sent() throws Exception {
    shell.append(1, 1);
    shell.append("not json\n\n{\"v\":1}\n");
    Files.write(shell.log(), new byte[] {'"', (byte) 0xFF, '"', '\n'}, StandardOpenOption.APPEND);
    shell.append(Shell.event("2") + " trailing\n");
    shell.append(3, 3);
    shell.append(Shell.event("4")); // whole, without a line break
    Shell.Result result = shell.forward(server);
    assertCounts(result, 0, 3, 3, 3);
    assertEquals(4, result.json().path("malformed").asInt());
    for (int line : new int[] {2, 4, 5, 6}) {
      assertTrue(result.err().contains("line " + line + " "), result.err());
    }
    shell.append("\n" + Shell.event("5") + "\n");
    assertCounts(shell.forward(server, "--batch-size", "0"), 0, 1, 4, 4);
    assertEquals(List.of("1", "3", "4", "5"), server.stored());
  }

  @Test
  void what_the_log_holds_is_what_the_backend_gets() throws Exception {
    String odd =
        Shell.event("\\u00e9\\/").replace("\"op\"", "\"later\":[1e3, 1.0,null],\"op\" ") + "  ";
    shell.append(odd + "\n");
    shell.forward(server);
    assertTrue(server.requests().get(0).body().startsWith("{\"events\":[" + odd.strip() + "]"));
  }

  @ParameterizedTest
  @CsvSource({
    "403, unauthorized, --org",
    "404, not_found, --url",
    "302, other, redirect",
    "500, unavailable, HTTP 500"
  })
  void each_failure_says_what_to_mend(int status, String kind, String word) throws Exception {
    shell.append(1, 1);
    server.answerNext(new Answer(status, "{}", Map.of("Location", "https://login.example.com/")));
    Shell.Result result = shell.forward(server, "--max-retries", "0");
    assertEquals(1, result.status());
    assertEquals(kind, result.json().path("error").path("kind").asText());
    assertTrue(result.err().contains(word), result.err());
    assertEquals(1, server.requests().size());
    assertFalse((result.out() + result.err()).contains(Shell.TOKEN));
  }

  @Test
  void a_refused_event_is_named_and_can_be_set_aside() throws Exception {
    shell.append(1, 4);
    Answer no = Answer.of(422, "events[0].v: not like this");
    server.answerNext(no, Answer.of(200, "{\"accepted\":2,\"duplicates\":0}"), no, no);
    Shell.Result stopped = shell.forward(server);
    assertCounts(stopped, 1, 2, 4, 2);
    assertEquals(3, stopped.json().path("refused").path("line").asInt());
    assertTrue(stopped.err().contains("line 3"), stopped.err());
    server.answerNext(no);
    Shell.Result aside = shell.forward(server, "--on-rejected", "quarantine");
    assertCounts(aside, 0, 1, 4, 4);
    assertTrue(
        Files.readString(shell.state("event-forward-quarantine.jsonl")).contains("like this"));
  }

  @Test
  void best_effort_knocks_once_and_warns_once() throws Exception {
    shell.append(1, 1);
    server.answerNext(Answer.of(503, ""), Answer.of(503, ""), Answer.of(503, ""));
    int warnings = 0;
    for (int run = 0; run < 3; run++) {
      Shell.Result result = shell.forward(server, "--best-effort");
      assertEquals(0, result.status());
      warnings += result.err().isBlank() ? 0 : 1;
    }
    assertEquals(1, warnings);
    assertEquals(1, server.requests().size());
    assertCounts(shell.forward(server, "--max-retries", "3"), 0, 1, 1, 1);
  }

  @Test
  void a_deadline_bounds_a_run_against_a_backend_that_hangs() throws Exception {
    shell.append(1, 1);
    server.hold(1);
    long begin = System.nanoTime();
    Shell.Result result = shell.forward(server, "--deadline", "1s");
    assertEquals(1, result.status());
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    assertTrue(seconds < 10, seconds + " s");
  }

  @Test
  void another_destination_is_refused_until_somebody_decides() throws Exception {
    shell.append(1, 2);
    shell.forward(server);
    Shell.Result refused = shell.forward(server, "--repo", "other");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("--on-new-destination continue"), refused.err());
    assertEquals(1, server.requests().size());
    shell.append(3, 3);
    Shell.Result going =
        shell.forward(server, "--repo", "other", "--on-new-destination", "continue");
    assertCounts(going, 0, 1, 3, 3);
  }

  @Test
  void a_signal_ends_a_run_at_once_and_the_next_repeats_nothing() throws Exception {
    shell.append(1, 4);
    server.hold(2);
    Process running = shell.start(Shell.forwardArguments(server, "--batch-size", "2"));
    server.awaitHeld();
    running.destroy();
    assertTrue(running.waitFor(5, TimeUnit.SECONDS), "it goes on after SIGTERM");
    assertEquals(143, running.exitValue());
    server.release();
    assertEquals(0, shell.forward(server).status());
    assertEquals(ids(1, 4), server.stored());
  }

  @Test
  void state_is_private_and_holds_no_token() throws Exception {
    shell.append(1, 3);
    shell.forward(server);
    assertEquals("Bearer " + Shell.TOKEN, server.requests().get(0).authorization());
    for (String name : shell.stateFiles()) {
      Path file = shell.state(name);
      if (Files.isRegularFile(file)) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), name);
        String content = Files.readString(file, StandardCharsets.UTF_8);
        assertFalse(content.contains(Shell.TOKEN), name);
      }
    }
  }
}
