package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.app.ConfigScene.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are laid over each other, and what becomes of those that make no sense. */
class ConfigMergeTest {
  @TempDir private Path directory;

  private ConfigScene scene;

  @BeforeEach
  void begin() throws IOException {
    scene = new ConfigScene(directory);
  }

  private String value(Key key) throws IOException {
    return scene.config().path("settings").path(key.path()).path("value").asText();
  }

  private String error(Key key) throws IOException {
    return scene.config().path("settings").path(key.path()).path("error").asText();
  }

  private void assertIgnored(Layer layer, String word) throws IOException {
    assertEquals(
        "ignored", scene.config().path("files").get(layer.ordinal()).path("state").asText());
    String err = scene.run("config").err();
    assertTrue(err.contains(word) && err.contains(scene.file(layer).toString()), err);
    assertEquals(1, err.lines().count(), err);
  }

  @Test
  void objects_are_merged_key_by_key() throws IOException {
    scene.write(Layer.PLAIN, "{\"backend\":{\"url\":\"http://a\",\"project\":{\"org\":\"o\"}}}");
    scene.write(Layer.CONFIG, "{\"backend\":{\"project\":{\"repo\":\"r\"},\"max_retries\":9}}");
    assertEquals("http://a", value(Key.URL));
    assertEquals("o", value(Key.ORG));
    assertEquals("r", value(Key.REPO));
    assertEquals("9", value(Key.MAX_RETRIES));
  }

  @Test
  void anything_else_replaces_what_an_object_held() throws IOException {
    scene.write(Layer.PLAIN, "{\"backend\":{\"url\":\"http://a\",\"project\":{\"org\":\"o\"}}}");
    scene.write(Layer.HIDDEN, "{\"backend\":5}");
    assertTrue(error(Key.URL).contains("backend in " + scene.file(Layer.HIDDEN) + " is 5; "));
    scene.write(Layer.CONFIG, "{\"backend\":{\"max_retries\":9}}");
    assertEquals("http://127.0.0.1:9010", value(Key.URL));
    assertEquals("null", value(Key.ORG));
    assertEquals("9", value(Key.MAX_RETRIES));
  }

  @Test
  void a_name_given_twice_counts_as_given_last() throws IOException {
    scene.write(
        Layer.CONFIG,
        "{\"backend\":{\"url\":\"http://a\",\"project\":{\"org\":\"o\"}},"
            + "\"backend\":{\"max_retries\":1,\"max_retries\":2}}");
    assertEquals("http://127.0.0.1:9010", value(Key.URL));
    assertEquals("null", value(Key.ORG));
    assertEquals("2", value(Key.MAX_RETRIES));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "ORG", "REPO", "DEADLINE", "CA_FILE", "CLIENT_CERT", "CLIENT_KEY"})
  void null_takes_away_what_another_file_gives(Key key) throws IOException {
    scene.set(Layer.PLAIN, key, key == Key.DEADLINE ? "5" : "\"x\"");
    scene.set(Layer.CONFIG, key, "null");
    assertEquals("null default null", scene.setting(key));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "TOKEN",
        "ORG",
        "REPO",
        "DEADLINE",
        "CA_FILE",
        "CLIENT_CERT",
        "CLIENT_KEY",
        "PROJECT_PATH"
      })
  void null_is_no_value_for_a_key_that_always_has_one(Key key) throws IOException {
    scene.set(Layer.CONFIG, key, "null");
    assertTrue(error(key).contains(" is null; "), error(key));
  }

  @Test
  void an_empty_name_is_none() throws IOException {
    scene.set(Layer.CONFIG, Key.ORG, "\" \"");
    scene.set(Layer.HIDDEN, Key.TOKEN, "\"\"");
    assertEquals("null default null", scene.setting(Key.ORG));
    assertEquals("null default null", scene.setting(Key.TOKEN));
  }

  @Test
  void a_name_with_dots_is_no_path() throws IOException {
    scene.write(Layer.CONFIG, "{\"backend.url\":\"http://a\",\"backend\":{\"project.org\":\"o\"}}");
    assertEquals("http://127.0.0.1:9010", value(Key.URL));
    assertEquals("null", value(Key.ORG));
  }

  @Test
  void what_concerns_others_is_not_looked_at() throws IOException {
    scene.write(
        Layer.CONFIG,
        "{\"$schema\":7,\"memory\":[{\"a\":{}}],\"changes\":\"?\",\"backendServer\":{\"port\":\"x\"},"
            + "\"backend\":{\"backup_dir\":5,\"later\":{\"url\":[1]},\"url\":\"http://a\"},"
            + "\"audit\":{\"mirror\":{\"enabled\":\"maybe\",\"branch\":\"b\"}}}");
    assertEquals("http://a", value(Key.URL));
    assertEquals("b", value(Key.BRANCH));
    assertEquals(0, scene.run("config").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"backend\":{\"max_retries\":9}",
        "{} {}",
        "{},",
        "{\"a\":01}",
        "\uFEFF{}",
        "{'a':1}",
        "{/**/}",
        "{\"a\":NaN}",
        "[1,",
        "nul"
      })
  void a_file_that_is_not_json_is_ignored_with_a_warning(String content) throws IOException {
    scene.write(Layer.CONFIG, content);
    scene.set(Layer.HIDDEN, Key.MAX_RETRIES, "8");
    assertIgnored(Layer.CONFIG, "Invalid JSON");
    assertEquals("8", value(Key.MAX_RETRIES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"x\"", "null", "[{\"backend\":{}}]"})
  void a_file_that_is_no_object_is_ignored_with_a_warning(String content) throws IOException {
    scene.write(Layer.GLOBAL, content);
    assertIgnored(Layer.GLOBAL, "Expected JSON object");
  }

  @Test
  void a_file_that_is_not_text_is_ignored_with_a_warning() throws IOException {
    scene.write(Layer.LOCAL, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
    assertIgnored(Layer.LOCAL, "not UTF-8");
  }

  @Test
  void a_directory_in_the_place_of_a_file_is_ignored_with_a_warning() throws IOException {
    Files.createDirectories(scene.file(Layer.PLAIN));
    assertIgnored(Layer.PLAIN, "cannot be read");
  }

  @Test
  void a_file_that_is_ignored_is_not_quoted() throws IOException {
    scene.write(Layer.LOCAL_CONFIG, "{\"backend\":{\"token\":\"s3cret-token\" s3cret-token}}");
    Shell.Result result = scene.run("config");
    assertTrue(!result.err().contains("s3cret") && !result.out().contains("s3cret"), result.err());
    assertTrue(result.err().contains("line 1, column 36"), result.err());
  }
}
