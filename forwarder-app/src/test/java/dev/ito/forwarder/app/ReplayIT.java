package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.app.ScriptedServer.Answer;
import dev.ito.forwarder.app.backend.DevBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees who has lost a state, a backend's events or patience with one event. */
class ReplayIT {
  @TempDir private Path directory;
  @TempDir private Path data;
  @TempDir private Path backup;

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

  private Shell.Result run(String command, String url, String... more) throws Exception {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of("--url", url, "--org", "acme", "--repo", "w"));
    line.addAll(List.of(more));
    return shell.run(line);
  }

  private void loseState() throws IOException {
    for (String name : shell.stateFiles()) {
      if (name.startsWith("event-forward")) {
        Files.delete(shell.state(name));
      }
    }
  }

  @Test
  void a_fresh_clone_sends_only_what_the_backend_does_not_have() throws Exception {
    shell.append(1, 5);
    shell.forward(server);
    loseState();
    shell.append(6, 7);
    Shell.Result result = shell.forward(server);
    assertEquals(2, result.json().path("forwarded").asInt());
    assertEquals(5, result.json().path("duplicates").asInt());
    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), server.stored());
    assertTrue(result.err().contains("the backend has 5 events"), result.err());
    assertEquals(2, server.questions());
    shell.append(8, 8);
    shell.forward(server);
    assertEquals(2, server.questions(), "known now");
  }

  @ParameterizedTest
  @CsvSource({"404, nothing here", "405, ''", "500, ''", "200, garbage", "200, {}"})
  void a_backend_without_a_list_gets_everything_and_that_is_said(int status, String body)
      throws Exception {
    server.answerList(Answer.of(status, body));
    shell.append(1, 3);
    Shell.Result result = shell.forward(server, "--max-retries", "0");
    assertEquals(0, result.status(), result.err());
    assertEquals(3, result.json().path("forwarded").asInt());
    assertTrue(result.err().contains("starting at the beginning"), result.err());
  }

  @Test
  void nobody_is_asked_with_no_reconcile() throws Exception {
    shell.append(1, 3);
    shell.forward(server);
    loseState();
    Shell.Result result = shell.forward(server, "--no-reconcile", "--batch-size", "2");
    assertEquals(3, result.json().path("forwarded").asInt());
    assertEquals(1, server.questions());
  }

  @Test
  void a_backend_restored_from_an_old_backup_gets_exactly_what_it_is_missing() throws Exception {
    shell.append(1, 5);
    try (DevBackend backend = backend()) {
      run("forward", backend.url().toString());
    }
    copy(data, backup);
    shell.append(6, 9);
    try (DevBackend backend = backend()) {
      run("forward", backend.url().toString(), "--on-new-destination", "continue");
    }
    delete(data);
    copy(backup, data);
    try (DevBackend backend = backend()) {
      String[] moved = {"--on-new-destination", "continue", "--yes", "--json"};
      Shell.Result refused = run("replay --all --json", backend.url().toString());
      assertEquals(2, refused.status());
      assertTrue(refused.err().contains("--yes"), refused.err());
      JsonNode report = run("replay --all", backend.url().toString(), moved).json();
      assertEquals(4, report.path("forwarded").asInt());
      assertEquals(5, report.path("duplicates").asInt());
      assertEquals(Files.readAllLines(shell.log()), Files.readAllLines(stored()));
      Shell.Result verified = run("doctor --verify", backend.url().toString());
      assertEquals(0, verified.status(), verified.out());
      assertTrue(verified.out().contains("9 of the 9 events"), verified.out());
    }
  }

  private DevBackend backend() throws IOException {
    return DevBackend.start(DevBackendCommand.settings(0, data, Shell.TOKEN));
  }

  private Path stored() {
    return data.resolve("projects/acme/w/.ito/.state/audit/events.jsonl");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay | --from",
        "replay --from 0 | counted from 1",
        "replay --from x | counted from 1",
        "replay --from 9 | only events 1 to 3",
        "replay --from 1 --all | do not go together",
        "replay --since yesterday | 2026-03-01T12:00:00Z",
        "replay --all --best-effort | --best-effort",
        "replay --all --no-reconcile | --no-reconcile",
        "replay --quarantined --resend | does not go with",
        "replay --all --resend | --yes",
      })
  void what_makes_no_sense_is_refused_and_nothing_is_touched(String command, String said)
      throws Exception {
    shell.append(1, 3);
    shell.forward(server);
    List<String> before = shell.stateFiles();
    Shell.Result result = run(command, server.url());
    assertEquals(2, result.status(), result.out() + result.err());
    assertTrue(result.err().contains(said), result.err());
    assertEquals(before, shell.stateFiles());
    assertEquals("3", shell.count());
    assertEquals(1, server.requests().size());
  }

  @Test
  void what_is_in_quarantine_is_listed_shown_sent_again_and_dropped() throws Exception {
    shell.append(1, 3);
    server.answerNext(refusal(), refusal(), refusal(), refusal());
    run("forward --batch-size 1 --on-rejected quarantine", server.url());
    JsonNode list = shell.run(List.of("quarantine", "list", "--json")).json();
    assertEquals(3, list.size());
    String id = list.get(0).path("id").asText();
    Shell.Result shown = shell.run(List.of("quarantine", "show", id.substring(0, 10)));
    assertTrue(shown.out().contains(Shell.event("1")), shown.out());
    Shell.Result unasked = shell.run(List.of("quarantine", "drop", id.substring(0, 10)));
    assertEquals(2, unasked.status());
    assertEquals(3, shell.run(List.of("quarantine", "list", "--json")).json().size());
    assertEquals(0, shell.run(List.of("quarantine", "drop", id, "--yes")).status());
    Shell.Result again = run("replay --quarantined --yes", server.url());
    assertEquals(1, again.status(), "one is refused once more");
    Shell.Result last = run("replay --quarantined --yes", server.url());
    assertEquals(0, last.status(), last.err());
    assertEquals(2, server.stored().size());
    assertFalse(server.stored().contains("1"));
    String table = shell.run(List.of("quarantine", "list")).out();
    assertEquals("nothing is in quarantine\n", table);
  }

  private static Answer refusal() {
    return Answer.of(422, "events[0]: no");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quarantine | list",
        "quarantine drop | --all",
        "quarantine drop --all x | do not go together",
        "quarantine drop nope --yes | quarantine list",
        "quarantine show nope | quarantine list",
        "quarantine shw | show",
      })
  void quarantine_commands_say_what_is_missing(String command, String said) throws Exception {
    shell.append(1, 1);
    Shell.Result result = shell.run(List.of(command.split(" ")));
    assertEquals(2, result.status(), result.out());
    assertTrue(result.err().contains(said), result.err());
    assertEquals(List.of("audit"), shell.stateFiles());
  }
}
