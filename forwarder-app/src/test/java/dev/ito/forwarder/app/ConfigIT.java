package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in a project that is configured by files, as Ito's users have it. */
class ConfigIT {
  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
    shell.variable("ITO_BACKEND_TOKEN", "(unset)");
    shell.append(1, 3);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void write(String file, String json) throws IOException {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), json);
  }

  private void configure(String url) throws IOException {
    write("home/.config/ito/config.json", ConfigScene.nested("backend.enabled", "true"));
    write(
        ".ito/config.json",
        """
        {"backend": {"url": "%s", "project": {"org": " acme ", "repo": "w"},
                     "forward": {"batch_size": 2}}}
        """
            .formatted(url));
    write(".ito/config.local.json", ConfigScene.nested("backend.token", '"' + Shell.TOKEN + '"'));
  }

  @Test
  void files_are_enough_to_forward_and_a_slash_behind_the_url_is_harmless() throws Exception {
    configure(server.url() + "/");
    Shell.Result result = shell.run(List.of("forward"));
    assertEquals(0, result.status(), result.err());
    assertEquals("", result.err());
    assertEquals(List.of("1", "2", "3"), server.stored());
    assertEquals(2, server.requests().size());
    assertEquals("/api/v1/projects/acme/w/events", server.requests().get(0).path());
    assertEquals("Bearer " + Shell.TOKEN, server.requests().get(0).authorization());
  }

  @Test
  void with_or_without_the_slash_it_is_the_same_destination() throws Exception {
    configure(server.url() + "/");
    shell.run(List.of("forward"));
    shell.append(4, 4);
    configure(server.url());
    assertEquals(0, shell.run(List.of("forward")).status());
    assertEquals(List.of("1", "2", "3", "4"), server.stored());
  }

  @Test
  void an_ill_value_sends_and_writes_nothing_until_something_stronger_stands_for_it()
      throws Exception {
    configure(server.url());
    write(".ito.json", ConfigScene.nested("backend.timeout_ms", "\"30s\""));
    List<String> before = shell.stateFiles();
    Shell.Result refused = shell.run(List.of("forward", "--best-effort"));
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("backend.timeout_ms in "), refused.err());
    assertEquals(before, shell.stateFiles());
    assertEquals(List.of(), server.requests());
    assertEquals(0, shell.run(List.of("forward", "--timeout", "9s")).status());
    assertEquals(3, server.stored().size());
  }

  @Test
  void a_token_that_is_refused_is_named_by_where_it_is_set() throws Exception {
    configure(server.url());
    for (int status : new int[] {401, 403}) {
      server.answerNext(ScriptedServer.Answer.of(status, "{}"));
      Shell.Result refused = shell.run(List.of("forward"));
      assertEquals(1, refused.status());
      String place = "backend.token in " + directory.resolve(".ito/config.local.json");
      assertTrue(refused.err().contains("mend " + place), refused.err());
      assertFalse(refused.err().contains("ITO_BACKEND_TOKEN"), refused.err());
    }
  }

  @Test
  void where_there_is_no_project_a_tool_is_not_bothered() throws Exception {
    configure(server.url());
    write(".ito.json", "{\"projectPath\": \"absent\"}");
    String url = server.url();
    Shell.Result asked = shell.run(List.of("forward", "--url", url));
    assertEquals(2, asked.status());
    assertTrue(asked.err().contains("no absent directory"), asked.err());
    Shell.Result called = shell.run(List.of("forward", "--best-effort", "--url", url));
    assertEquals(0, called.status());
    assertEquals("", called.out() + called.err());
    assertFalse(Files.exists(directory.resolve("absent")));
  }

  @Test
  void nowhere_is_the_token_shown() throws Exception {
    configure("http://127.0.0.1:9/");
    write(".ito.json", ConfigScene.nested("backend.token", '"' + Shell.TOKEN + '"'));
    for (List<String> command :
        List.of(
            List.of("config"),
            List.of("config", "--json"),
            List.of("forward", "--max-retries", "0"),
            List.of("forward", "--json", "--max-retries", "0"))) {
      Shell.Result result = shell.run(command);
      assertFalse((result.out() + result.err()).contains(Shell.TOKEN), command.toString());
    }
  }
}
