package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.app.backend.DevBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds in a project that somebody has broken. */
class DoctorIT {
  @TempDir private Path directory;
  @TempDir private Path data;

  private DevBackend backend;
  private Shell shell;

  @BeforeEach
  void begin() throws Exception {
    backend = DevBackend.start(DevBackendCommand.settings(0, data, Shell.TOKEN));
    shell = new Shell(directory);
    shell.append(1, 3);
    shell.run(line("forward"));
  }

  @AfterEach
  void end() {
    backend.close();
  }

  private List<String> line(String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of("--url", backend.url().toString(), "--org", "acme", "--repo", "w"));
    line.addAll(List.of(more));
    return line;
  }

  private JsonNode examine(int status, String... more) throws Exception {
    List<String> files = shell.stateFiles();
    String count = shell.count();
    List<String> line = line("doctor --json", more);
    Shell.Result result = shell.run(line);
    assertEquals(status, result.status(), result.out() + result.err());
    assertEquals("", result.err());
    assertEquals(files, shell.stateFiles(), "it changes nothing");
    assertEquals(count, shell.count());
    return result.json();
  }

  /** The only finding that is not as it should be. */
  private static JsonNode only(JsonNode report, String level, String subject) {
    List<JsonNode> odd = new ArrayList<>();
    for (JsonNode finding : report.path("findings")) {
      if (!finding.path("level").asText().equals("ok")) {
        odd.add(finding);
      }
    }
    assertEquals(1, odd.size(), report.toString());
    assertEquals(level, odd.get(0).path("level").asText());
    assertEquals(subject, odd.get(0).path("subject").asText());
    return odd.get(0);
  }

  @Test
  void where_all_is_well_it_says_so_within_80_columns() throws Exception {
    assertEquals(0, examine(0, "--verify").path("problems").asInt());
    Shell.Result text = shell.run(line("doctor"));
    assertEquals(0, text.status());
    assertTrue(text.out().endsWith("all is well\n"), text.out());
    text.out()
        .lines()
        .filter(line -> !line.contains(directory.toString())) // which is as long as it is
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void a_wrong_token_is_named_by_its_variable() throws Exception {
    shell.variable("ITO_BACKEND_TOKEN", "wrong");
    JsonNode found = only(examine(1), "problem", "backend");
    assertEquals("export ITO_BACKEND_TOKEN=TOKEN", found.path("command").asText());
  }

  @Test
  void a_missing_token_is_found_before_anybody_is_asked() throws Exception {
    shell.variable("ITO_BACKEND_TOKEN", "");
    JsonNode report = examine(1);
    assertEquals(1, report.path("problems").asInt());
    assertTrue(report.toString().contains("export ITO_BACKEND_TOKEN=TOKEN"), report.toString());
  }

  @Test
  void a_backend_that_is_away_is_told_from_one_that_refuses() throws Exception {
    backend.close();
    JsonNode found = only(examine(1), "problem", "backend");
    assertTrue(found.path("text").asText().contains("onnect"), found.toString());
  }

  @Test
  void a_moved_count_is_a_warning() throws Exception {
    shell.count("1");
    String report = examine(0).toString();
    assertTrue(report.contains("another program has moved the count"), report);
    assertTrue(report.contains("\"ito-forwarder forward --url http://127.0.0.1:"), report);
  }

  @Test
  void a_damaged_record_is_a_warning_while_its_copy_is_good() throws Exception {
    damage("event-forward-state.jsonl");
    only(examine(0), "warning", "state");
  }

  @Test
  void a_count_that_is_none_is_a_problem_that_one_command_mends() throws Exception {
    Files.delete(shell.state("event-forward-state.jsonl"));
    Files.delete(shell.state("event-forward-state.copy"));
    shell.count("many");
    JsonNode found = only(examine(1), "problem", "state");
    assertEquals(
        "rm " + shell.state("event-forward-offset").toRealPath(), found.path("command").asText());
    Files.delete(shell.state("event-forward-offset"));
    Shell.Result mended = shell.run(line("forward"));
    assertTrue(mended.out().contains("3 already there"), mended.out());
  }

  private void damage(String name) throws IOException {
    Files.writeString(shell.state(name), "x", StandardOpenOption.APPEND);
  }

  @Test
  void a_log_that_is_a_directory_is_a_problem() throws Exception {
    Files.delete(shell.log());
    Files.createDirectory(shell.log());
    JsonNode report = examine(1);
    assertTrue(report.toString().contains("is a directory, not a log"), report.toString());
  }

  @Test
  void lines_that_are_no_events_are_a_warning() throws Exception {
    shell.append("not an event\n");
    JsonNode found = only(examine(0), "warning", "log");
    assertTrue(found.path("text").asText().contains("line 4"), found.toString());
  }

  @Test
  void state_that_others_can_read_is_a_warning() throws Exception {
    Files.setPosixFilePermissions(
        shell.state("event-forward-state.jsonl"), PosixFilePermissions.fromString("rw-r--r--"));
    JsonNode found = only(examine(0), "warning", "permissions");
    assertTrue(found.path("command").asText().startsWith("chmod 600 "), found.toString());
  }

  @Test
  void a_state_written_by_a_clock_that_was_ahead_is_a_warning() throws Exception {
    Path status = shell.state("event-forward-status.json");
    String written = Files.readString(status);
    String ahead = written.replaceAll("\"last_success\":\"....", "\"last_success\":\"2999");
    Files.writeString(status, ahead);
    only(examine(0), "warning", "clock");
  }

  @Test
  void missing_and_doubled_events_are_counted_and_named() throws Exception {
    Path stored = data.resolve("projects/acme/w/.ito/.state/audit/events.jsonl");
    List<String> events = Files.readAllLines(stored);
    Files.write(stored, List.of(events.get(0), events.get(2), events.get(2)));
    JsonNode report = examine(1, "--verify");
    assertEquals(1, report.path("problems").asInt());
    assertEquals(1, report.path("warnings").asInt());
    String all = report.toString();
    assertTrue(all.contains("1 of 3 events missing at the backend"), all);
    assertTrue(all.contains("ito-forwarder replay --from 2 "), all);
    assertTrue(all.contains("1 event too many at the backend"), all);
    assertTrue(all.contains("line 3 (t, task 3, create)"), all);
  }

  @Test
  void without_a_project_that_is_what_it_says() throws Exception {
    Shell.Result result =
        shell.run(List.of("doctor", "--ito-path", directory.resolve("nowhere").toString()));
    assertEquals(1, result.status());
    assertTrue(result.out().contains("nowhere"), result.out());
  }
}
