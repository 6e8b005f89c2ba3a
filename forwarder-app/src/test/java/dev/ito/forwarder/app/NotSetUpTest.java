package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.app.ConfigScene.Layer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who has set up nothing, or a part, or has switched it off. */
class NotSetUpTest {
  @TempDir private Path directory;

  private ConfigScene scene;

  @BeforeEach
  void begin() throws IOException {
    scene = new ConfigScene(directory);
  }

  private void assertSays(int status, String err, String... words) {
    assertEquals(status == 2, err.startsWith("Error: "), err);
    for (String word : words) {
      assertTrue(err.contains(word), err);
    }
  }

  @Test
  void one_message_says_all_that_is_to_be_set() {
    Shell.Result result = scene.run("forward");
    assertEquals(2, result.status());
    assertEquals("", result.out());
    assertSays(2, result.err(), "\"enabled\": true", "\"url\": \"http", "\"org\"", "\"repo\"");
    assertSays(2, result.err(), "export ITO_BACKEND_TOKEN=", scene.file(Layer.CONFIG).toString());
    assertTrue(result.err().lines().allMatch(line -> line.length() <= 100), result.err());
  }

  @Test
  void what_the_message_says_is_enough() throws IOException {
    String err = scene.run("forward").err();
    String file = err.substring(err.indexOf('{'), err.lastIndexOf('}') + 1);
    scene.write(Layer.CONFIG, file);
    Shell.Result result = scene.run("forward");
    assertEquals(2, result.status());
    assertSays(2, result.err(), "ITO_BACKEND_TOKEN is not set", "config.local.json");
    scene.variable("ITO_BACKEND_TOKEN", "t");
    assertEquals(0, scene.run("forward").status());
  }

  @Test
  void a_project_that_is_half_named_is_told_what_is_missing() throws IOException {
    scene.set(Layer.CONFIG, Key.ENABLED, "true");
    assertSays(
        2, scene.run("forward").err(), "--org", "ITO_BACKEND_PROJECT_ORG", "backend.project.org");
    Shell.Result repo = scene.run("forward", "--org", "acme");
    assertSays(2, repo.err(), "--repo", "ITO_BACKEND_PROJECT_REPO", "backend.project.repo");
  }

  @Test
  void the_variable_that_is_blank_or_missing_is_the_one_that_the_configuration_names()
      throws IOException {
    scene.write(Layer.CONFIG, "{\"backend\":{\"enabled\":true,\"token_env_var\":\"MINE\"}}");
    String[] forward = {"forward", "--org", "o", "--repo", "r"};
    assertSays(2, scene.run(forward).err(), "MINE is not set");
    scene.variable("MINE", " ");
    assertSays(2, scene.run(forward).err(), "MINE is blank");
  }

  @Test
  void who_has_switched_it_off_is_told_where_and_nothing_is_wrong() throws IOException {
    scene.set(Layer.LOCAL, Key.ENABLED, "false");
    Shell.Result result = scene.run("forward");
    assertEquals(0, result.status());
    assertEquals("", result.err());
    assertEquals(1, result.out().lines().count(), result.out());
    assertSays(0, result.out(), "switched off", "backend.enabled in " + scene.file(Layer.LOCAL));
    assertEquals("", scene.run("forward", "--quiet").out());
  }

  @Test
  void a_check_does_not_hold_where_it_is_switched_off() throws IOException {
    scene.set(Layer.CONFIG, Key.ENABLED, "false");
    Shell.Result result = scene.run("status", "--check");
    assertEquals(1, result.status());
    assertTrue(result.out().contains("NO  forwarding is switched off"), result.out());
    assertFalse(scene.run("status", "--check", "--json").json().path("enabled").asBoolean(true));
  }

  @Test
  void a_tool_that_calls_it_after_every_command_hears_nothing() throws IOException {
    for (int round = 0; round < 2; round++) {
      Shell.Result result = scene.run("forward", "--best-effort");
      assertEquals(0, result.status());
      assertEquals("", result.out() + result.err());
      scene.set(Layer.CONFIG, Key.ENABLED, "false");
    }
  }

  @Test
  void a_program_gets_an_object_in_any_case() throws IOException {
    Shell.Result unset = scene.run("forward", "--json");
    assertEquals(2, unset.status());
    assertEquals("usage", unset.json().path("error").path("kind").asText());
    assertEquals(
        "disabled",
        scene.run("forward", "--json", "--best-effort").json().path("outcome").asText());
    scene.set(Layer.CONFIG, Key.ENABLED, "false");
    Shell.Result off = scene.run("forward", "--json");
    assertEquals("disabled", off.json().path("outcome").asText());
    assertTrue(off.json().path("error").isNull());
  }

  @Test
  void only_what_reports_on_a_run_reports_that_nothing_was_sent() throws IOException {
    for (String command : new String[] {"config", "status", "forward"}) {
      Shell.Result result = scene.run(command, "--json", "--ito-path", "/does/not/exist");
      assertEquals(2, result.status());
      assertEquals("usage", result.json().path("error").path("kind").asText());
      assertEquals(command.equals("forward"), result.json().has("forwarded"), result.out());
    }
  }

  @Test
  void the_table_works_although_everything_is_missing_and_fits_a_terminal() {
    Shell.Result result = scene.run("config");
    assertEquals(0, result.status());
    assertEquals("", result.err());
    assertTrue(result.out().contains("  token                (not set)\n"), result.out());
    assertFalse(result.out().contains("null"), result.out());
    assertTrue(
        result.out().lines().filter(line -> !line.contains("/")).allMatch(l -> l.length() <= 80),
        result.out());
  }
}
