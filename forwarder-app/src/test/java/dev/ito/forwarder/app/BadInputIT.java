package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clear error, exit 2 or 3, nothing sent, nothing written. */
class BadInputIT {
  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
    shell.append(1, 3);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void assertRefused(int status, String word, List<String> arguments) throws Exception {
    List<String> before = shell.stateFiles();
    Shell.Result result = shell.run(arguments);
    assertEquals(status, result.status(), result.err());
    assertTrue(result.err().contains(word), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertEquals(1, result.out().lines().count(), result.out());
    assertTrue(result.json().path("error").path("message").asText().contains(word), result.out());
    assertFalse((result.out() + result.err()).contains(Shell.TOKEN));
    assertEquals(List.of(), server.requests());
    assertEquals(before, shell.stateFiles());
  }

  private List<String> forward(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("forward", "--json", "--org", "acme", "--repo", "w"));
    if (!Arrays.asList(more).contains("--url")) {
      arguments.addAll(List.of("--url", server.url()));
    }
    arguments.addAll(List.of(more));
    return arguments;
  }

  @ParameterizedTest
  @CsvSource({
    "--bach-size, 3, did you mean --batch-size",
    "--url, 127.0.0.1:9, http://",
    "--url, http://u:p@127.0.0.1/, credentials",
    "--url, http://127.0.0.1/#x, fragment",
    "--url, ftp://127.0.0.1/, http://",
    "--batch-size, -1, --batch-size",
    "--batch-size, many, --batch-size",
    "--max-retries, -1, --max-retries",
    "--timeout, 5, --timeout",
    "--retry-base-delay, 0ms, --retry-base-delay",
    "--on-rejected, maybe, --on-rejected",
    "--on-new-destination, maybe, refuse",
    "--ca-file, /does/not/exist, --ca-file",
    "--ito-path, /does/not/exist, does not exist"
  })
  void a_wrong_flag_is_named(String flag, String value, String word) throws Exception {
    assertRefused(2, word, forward(flag, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b"})
  void a_project_name_that_is_none_is_refused(String name) throws Exception {
    String url = server.url();
    assertRefused(
        2, "org", List.of("forward", "--json", "--url", url, "--org", name, "--repo", "w"));
    assertRefused(
        2, "repo", List.of("forward", "--json", "--url", url, "--org", "a", "--repo", name));
  }

  @Test
  void a_project_must_be_named() throws Exception {
    assertRefused(
        2, "ITO_BACKEND_PROJECT_ORG", List.of("forward", "--json", "--url", server.url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(unset)", " ", "two\nlines"})
  void a_token_that_is_none_is_refused_by_the_name_of_its_variable(String token) throws Exception {
    shell.variable("ITO_BACKEND_TOKEN", token);
    assertRefused(2, "ITO_BACKEND_TOKEN", forward());
  }

  @Test
  void a_file_is_no_project() throws Exception {
    assertRefused(2, "not a directory", forward("--ito-path", shell.log().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "-3", "", "1.5"})
  void a_count_that_is_none_is_not_taken_for_zero(String content) throws Exception {
    shell.count(content);
    assertRefused(3, "event-forward-offset", forward());
    assertEquals(content, shell.count());
  }

  @Test
  void a_log_that_is_a_directory_is_refused() throws Exception {
    Files.delete(shell.log());
    Files.createDirectory(shell.log());
    assertRefused(3, "is a directory", forward());
  }

  @Test
  void a_count_beyond_the_log_is_taken_for_its_end_with_a_warning() throws Exception {
    shell.count("10");
    Shell.Result result = shell.forward(server);
    assertEquals(0, result.status());
    assertTrue(result.err().contains("10"), result.err());
    shell.append(4, 4);
    assertEquals(1, shell.forward(server).json().path("forwarded").asInt());
    assertEquals(List.of("4"), server.stored());
  }
}
