package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.app.ScriptedServer.Answer;
import dev.ito.forwarder.app.backend.DevBackend;
import dev.ito.forwarder.app.backend.DevBackendSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking changes nothing: {@code status} and {@code forward --dry-run} on real projects. */
class StatusIT {
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

  /** Every file with its time, so that a touch is noticed. */
  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve(".ito"))) {
      for (Path file : all.toList()) {
        found.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return found;
  }

  @Test
  void a_fresh_project_stays_as_it_is() throws Exception {
    Files.createDirectories(directory.resolve(".ito"));
    Map<String, FileTime> before = files();
    Shell.Result status = shell.run(List.of("status"));
    assertEquals(0, status.status(), status.err());
    assertTrue(status.out().startsWith("* no events yet"), status.out());
    JsonNode plan = shell.forward(server, "--dry-run").json();
    assertEquals(0, plan.path("events").asInt());
    assertEquals(before, files());
  }

  @Test
  void what_waits_is_told_and_what_would_be_sent_and_neither_touches_anything() throws Exception {
    shell.append(1, 5);
    server.answerNext(Answer.of(200, "{\"accepted\":2,\"duplicates\":0}"), Answer.of(401, "{}"));
    shell.forward(server, "--batch-size", "2");
    shell.append("no event\n");
    shell.append(6, 6);
    Map<String, FileTime> before = files();
    JsonNode status = shell.run(List.of("status", "--json")).json();
    assertEquals(2, status.path("delivered").asInt());
    assertEquals(4, status.path("backlog").path("events").asInt());
    assertEquals(6, status.path("total_local").asInt());
    assertEquals(3, status.path("backlog").path("oldest_line").asInt());
    assertEquals(3, status.path("in_flight").path("events").asInt());
    assertEquals(1, status.path("failures").asInt());
    assertTrue(status.path("last_error").path("message").asText().contains("token"), status + "");
    assertTrue(status.path("last_success").asText().startsWith("20"));
    JsonNode plan = shell.forward(server, "--dry-run", "--batch-size", "2").json();
    assertEquals(before, files());
    assertEquals(2, server.requests().size());
    shell.forward(server, "--batch-size", "2");
    assertEquals(plan.path("requests").asInt(), server.requests().size() - 2);
    assertEquals(plan.path("first_key").asText(), server.requests().get(2).key());
    assertEquals(4, plan.path("events").asInt());
    assertEquals(1, plan.path("malformed").asInt());
    assertEquals("3", plan.path("first").path("entity_id").asText());
    assertEquals("6", plan.path("last").path("entity_id").asText());
  }

  @Test
  void an_event_in_quarantine_is_no_delivered_one() throws Exception {
    shell.append(1, 1);
    server.answerNext(Answer.of(422, "events[0]: no"));
    shell.forward(server, "--on-rejected", "quarantine");
    String told = shell.run(List.of("status")).out();
    assertTrue(told.startsWith("* everything is delivered but 1 event in quarantine\n"), told);
    JsonNode status = shell.run(List.of("status", "--json")).json();
    assertEquals(1, status.path("in_quarantine").asInt());
    shell.run(List.of("quarantine", "drop", "--all", "--yes"));
    assertTrue(shell.run(List.of("status")).out().startsWith("* everything is delivered\n"));
  }

  @Test
  void a_state_that_cannot_be_trusted_is_no_status() throws Exception {
    shell.append(1, 1);
    shell.count("seven");
    Shell.Result result = shell.run(List.of("status"));
    assertEquals(3, result.status());
    assertTrue(result.err().contains("event-forward-offset"), result.err());
    assertEquals(List.of("audit", "event-forward-offset"), shell.stateFiles());
  }

  @Test
  void a_plan_for_another_destination_is_refused_as_the_run_would_be() throws Exception {
    shell.append(1, 1);
    shell.forward(server);
    Shell.Result refused = shell.forward(server, "--dry-run", "--repo", "other");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("--on-new-destination"), refused.err());
    assertEquals(
        1,
        shell
            .forward(server, "--dry-run", "--repo", "other", "--on-new-destination", "from-start")
            .json()
            .path("events")
            .asInt());
  }

  @ParameterizedTest
  @CsvSource({"s3cret-token, 0, true", "wrong, 1, false"})
  void the_backend_is_asked_on_request(String token, int status, boolean authorised)
      throws Exception {
    Path data = directory.resolve("backend");
    DevBackendSettings settings = DevBackendCommand.settings(0, data, Shell.TOKEN);
    try (DevBackend backend = DevBackend.start(settings)) {
      Files.createDirectories(directory.resolve(".ito"));
      shell.variable("ITO_BACKEND_TOKEN", token);
      JsonNode json = check(backend.url().toString(), status).json();
      assertFalse(Files.exists(directory.resolve(".ito/.state")), "nothing was made");
      assertTrue(json.path("enabled").asBoolean());
      assertTrue(json.path("config_valid").asBoolean());
      assertTrue(json.path("server_reachable").asBoolean());
      assertTrue(json.path("server_healthy").asBoolean());
      assertTrue(json.path("server_ready").asBoolean());
      assertEquals(authorised, json.path("auth_verified").asBoolean());
      assertEquals(authorised, json.path("error").isNull(), json.toString());
      assertEquals(0, json.path("delivered").asInt(-1), "and the status is there, too");
    }
    JsonNode away = check("http://127.0.0.1:1", 1).json();
    assertFalse(away.path("server_reachable").asBoolean(true));
    shell.variable("ITO_BACKEND_TOKEN", "");
    JsonNode unconfigured = check("http://127.0.0.1:1", 2).json();
    assertFalse(unconfigured.path("config_valid").asBoolean(true));
    assertTrue(unconfigured.path("config_errors").get(0).asText().contains("ITO_BACKEND_TOKEN"));
  }

  private Shell.Result check(String url, int expected) throws Exception {
    Shell.Result result =
        shell.run(
            List.of("status", "--check", "--json", "--url", url, "--org", "acme", "--repo", "w"));
    assertEquals(expected, result.status(), result.err());
    return result;
  }

  @Test
  void the_service_files_are_there_and_name_the_command() throws Exception {
    Path share = Path.of("target", "ito-forwarder", "share").toAbsolutePath();
    String unit = Files.readString(share.resolve("systemd/ito-forwarder@.service"));
    assertTrue(unit.contains("/bin/ito-forwarder watch --metrics-file"), unit);
    assertTrue(unit.contains("SuccessExitStatus=143"), unit);
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    DocumentBuilder reader = xml.newDocumentBuilder();
    String plist =
        reader
            .parse(share.resolve("launchd/dev.ito.forwarder.plist").toFile())
            .getDocumentElement()
            .getTextContent();
    assertTrue(plist.matches("(?s).*/bin/ito-forwarder\\s+watch\\s.*"), plist);
  }
}
