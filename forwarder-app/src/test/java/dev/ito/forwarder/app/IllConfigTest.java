package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.app.ConfigScene.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that makes no sense: exit 2, one message that names the file, the key and the remedy. */
class IllConfigTest {
  @TempDir private Path directory;

  private ConfigScene scene;

  @BeforeEach
  void begin() throws IOException {
    scene = new ConfigScene(directory);
    scene.variable("ITO_BACKEND_TOKEN", "t0ken");
    scene.variable("ITO_BACKEND_PROJECT_ORG", "acme");
    scene.variable("ITO_BACKEND_PROJECT_REPO", "widgets");
    scene.set(Layer.GLOBAL, Key.ENABLED, "true");
  }

  private void assertRefused(Shell.Result result, String... words) throws IOException {
    assertEquals(2, result.status(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    for (String word : words) {
      assertTrue(result.err().contains(word), result.err());
    }
    assertFalse(Files.exists(scene.project().resolve(".state")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENABLED            | "yes"      | is "yes"; give it true or false
          ENABLED            | 1          | is 1; give it true or false
          URL                | 9010       | is 9010; give it a string
          URL                | ["http:"]  | is an array; give it a string
          TOKEN_VARIABLE     | " "        | is " "; give it a name
          TIMEOUT            | 0          | is 0; give it a whole number of milliseconds from 1 to
          TIMEOUT            | "30s"      | is "30s"; give it a whole number of milliseconds
          TIMEOUT            | 1.0        | is 1.0; give it a whole number
          TIMEOUT            | 2147483648 | is 2147483648; give it a whole number
          MAX_RETRIES        | -1         | is -1; give it a whole number from 0
          MAX_RETRIES        | 2147483647 | from 0 to 2147483646
          BATCH_SIZE         | -1         | is -1; give it a whole number from 0
          BATCH_SIZE         | true       | is true; give it a whole number
          BATCH_BYTES        | 1023       | is 1023; give it a whole number from 1024
          BATCH_BYTES        | 99999999999999999999 | is 99999999999999999999; give it a whole
          RETRY_BASE_DELAY   | 0          | is 0; give it a whole number of milliseconds from 1
          DEADLINE           | -5         | is -5; give it a whole number of milliseconds from 1
          ON_REJECTED        | "maybe"    | is "maybe"; give it one of stop, quarantine
          ON_REJECTED        | {}         | is an object; give it one of
          ON_NEW_DESTINATION | "Refuse"   | give it one of refuse, continue, from-start
          CA_FILE            | ""         | is ""; give it the path of a file
          CA_FILE            | "a\\u0000b" | is "a?b"; give it the path of a file
          CA_FILE            | false      | is false; give it a string
          CLIENT_KEY         | 5          | is 5; give it a string
          """)
  void a_value_in_a_file_is_named(Key key, String json, String complaint) throws IOException {
    scene.set(Layer.CONFIG, key, json);
    Shell.Result result = scene.run("forward");
    assertRefused(result, key.path() + " in " + scene.file(Layer.CONFIG), complaint);
  }

  @ParameterizedTest
  @CsvSource({"SOURCE, everywhere, 'auto, file, branch'", "BRANCH, ' ', give it a name"})
  void a_value_that_only_others_need_is_named_where_all_are_shown(Key key, String word, String say)
      throws IOException {
    scene.set(Layer.CONFIG, key, '"' + word + '"');
    Shell.Result result = scene.run("config");
    assertEquals(2, result.status());
    assertTrue(result.err().contains(key.path() + " in " + scene.file(Layer.CONFIG)), result.err());
    assertTrue(result.err().contains(say), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "URL, ftp://x, begin it with http",
    "URL, http://u:p4ss@x, credentials",
    "URL, http://h/?p4ss, remove what follows",
    "ORG, a/b, a name holds no slash",
    "REPO, .., a path and not a name",
    "CA_FILE, none.pem, none.pem cannot be read",
    "CLIENT_CERT, none.pem, none.pem cannot be read"
  })
  void a_value_that_no_request_can_be_made_with_is_named(Key key, String value, String complaint)
      throws IOException {
    scene.variable("ITO_BACKEND_PROJECT_ORG", "");
    scene.variable("ITO_BACKEND_PROJECT_REPO", "");
    scene.write(Layer.PLAIN, "{\"backend\":{\"project\":{\"org\":\"a\",\"repo\":\"b\"}}}");
    scene.set(Layer.LOCAL_CONFIG, key, '"' + value + '"');
    Shell.Result result = scene.run("forward");
    assertEquals(2, result.status());
    String last = result.err().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.contains(key.path() + " in " + scene.file(Layer.LOCAL_CONFIG)), last);
    assertTrue(last.contains(complaint), last);
    Shell.Result shown = scene.run("config");
    assertFalse((result.err() + shown.out() + shown.err()).contains("p4ss"), shown.out());
  }

  @Test
  void a_name_from_a_variable_is_named_by_the_variable() throws IOException {
    scene.variable("ITO_BACKEND_PROJECT_ORG", "a/b");
    assertRefused(scene.run("forward"), "ITO_BACKEND_PROJECT_ORG is \"a/b\"");
  }

  @Test
  void a_client_certificate_needs_its_key() throws IOException {
    Files.writeString(scene.project().resolve("c.pem"), "");
    scene.set(Layer.CONFIG, Key.CLIENT_CERT, "\"c.pem\"");
    assertRefused(
        scene.run("forward"),
        "backend.forward.client_cert in " + scene.file(Layer.CONFIG),
        "without backend.forward.client_key or --client-key");
  }

  @Test
  void a_file_that_holds_no_certificate_stops_everything_before_anything_is_sent()
      throws IOException {
    Path file = Files.writeString(scene.project().resolve("c.pem"), "nothing");
    String complaint = file + " holds no certificate in PEM form; check ";
    String name = file.toString();
    assertRefused(
        scene.run("forward", "--client-cert", name, "--client-key", name),
        complaint + "--client-cert");
    scene.set(Layer.CONFIG, Key.CA_FILE, "\"c.pem\"");
    assertRefused(
        scene.run("forward"), complaint + Key.CA_FILE.path() + " in " + scene.file(Layer.CONFIG));
  }

  @Test
  void a_token_that_makes_no_sense_is_not_shown() throws IOException {
    scene.variable("ITO_BACKEND_TOKEN", "");
    scene.set(Layer.CONFIG, Key.TOKEN, "1234567");
    Shell.Result result = scene.run("forward");
    assertRefused(result, "backend.token in " + scene.file(Layer.CONFIG) + " is a number");
    assertFalse(result.err().contains("1234567"), result.err());
    scene.set(Layer.LOCAL_CONFIG, Key.TOKEN, "\"two\\nlines\"");
    Shell.Result lines = scene.run("forward");
    assertEquals(2, lines.status());
    assertTrue(lines.err().contains("backend.token in " + scene.file(Layer.LOCAL_CONFIG)));
    assertFalse(lines.err().contains("two"), lines.err());
  }

  @Test
  void a_value_that_does_not_count_is_no_matter() throws IOException {
    scene.write(Layer.HIDDEN, "{\"backend\":{\"max_retries\":\"x\",\"project\":{\"org\":5}}}");
    scene.set(Layer.CONFIG, Key.MAX_RETRIES, "1"); // a stronger file; and the variables
    assertEquals(0, scene.run("forward").status());
    scene.set(Layer.CONFIG, Key.TIMEOUT, "\"x\"");
    assertEquals(0, scene.run("forward", "--timeout", "5s", "--max-retries", "1").status());
  }

  @Test
  void a_long_value_is_shown_in_part() throws IOException {
    scene.set(Layer.CONFIG, Key.ON_REJECTED, '"' + "x".repeat(500) + '"');
    Shell.Result result = scene.run("forward");
    assertRefused(result, "x".repeat(60) + "…");
    assertFalse(result.err().contains("x".repeat(61)), result.err());
  }

  @Test
  void one_look_at_the_configuration_shows_all_that_is_wrong() throws IOException {
    scene.write(
        Layer.CONFIG,
        "{\"backend\":{\"timeout_ms\":0,\"max_retries\":\"x\",\"url\":\"http://localhost\"}}");
    Shell.Result result = scene.run("config");
    assertEquals(2, result.status());
    assertEquals(2, result.err().lines().count(), result.err());
    assertTrue(result.out().contains("http://localhost"), result.out());
  }
}
