package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ito.forwarder.app.ConfigScene.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All defaults, every key from every source, and which source counts. */
class ConfigKeysTest {
  /** One key: its default, another value in JSON and as it is shown. */
  private record Row(Key key, String byDefault, String json, String shown) {}

  /** One flag: what follows it, and how that is shown. */
  private record Flag(Key key, String argument, String shown) {}

  private static final String NONE = "null";
  private static final List<Row> ROWS =
      List.of(
          new Row(Key.ENABLED, "false", "true", "true"),
          new Row(
              Key.URL, "http://127.0.0.1:9010", "\"https://a.example/x\"", "https://a.example/x"),
          new Row(Key.TOKEN, NONE, "\" s3cret \"", "***"),
          new Row(Key.TOKEN_VARIABLE, "ITO_BACKEND_TOKEN", "\"MY_TOKEN\"", "MY_TOKEN"),
          new Row(Key.ORG, NONE, "\" acme \"", "acme"),
          new Row(Key.REPO, NONE, "\"widgets\"", "widgets"),
          new Row(Key.TIMEOUT, "30000", "1500", "1500"),
          new Row(Key.MAX_RETRIES, "3", "0", "0"),
          new Row(Key.BATCH_SIZE, "100", "7", "7"),
          new Row(Key.BATCH_BYTES, "900000", "4096", "4096"),
          new Row(Key.RETRY_BASE_DELAY, "500", "20", "20"),
          new Row(Key.DEADLINE, NONE, "60000", "60000"),
          new Row(Key.ON_REJECTED, "stop", "\"quarantine\"", "quarantine"),
          new Row(Key.ON_NEW_DESTINATION, "refuse", "\"from-start\"", "from-start"),
          new Row(Key.SOURCE, "auto", "\"branch\"", "branch"),
          new Row(Key.CA_FILE, NONE, "\"/etc/ca.pem\"", "/etc/ca.pem"),
          new Row(Key.CLIENT_CERT, NONE, "\"/etc/cert.pem\"", "/etc/cert.pem"),
          new Row(Key.CLIENT_KEY, NONE, "\"/etc/key.pem\"", "/etc/key.pem"),
          new Row(Key.BRANCH, "ito/internal/audit", "\"other/log\"", "other/log"));

  private static final List<Flag> FLAGS =
      List.of(
          new Flag(Key.URL, "http://f.example", "http://f.example"),
          new Flag(Key.ORG, "flagged", "flagged"),
          new Flag(Key.REPO, "flagged", "flagged"),
          new Flag(Key.TIMEOUT, "9s", "9000"),
          new Flag(Key.MAX_RETRIES, "9", "9"),
          new Flag(Key.BATCH_SIZE, "9", "9"),
          new Flag(Key.BATCH_BYTES, "9999", "9999"),
          new Flag(Key.RETRY_BASE_DELAY, "9ms", "9"),
          new Flag(Key.DEADLINE, "9m", "540000"),
          new Flag(Key.ON_REJECTED, "QUARANTINE", "quarantine"),
          new Flag(Key.ON_NEW_DESTINATION, "continue", "continue"),
          new Flag(Key.CA_FILE, "/f/ca.pem", "/f/ca.pem"),
          new Flag(Key.CLIENT_CERT, "/f/cert.pem", "/f/cert.pem"),
          new Flag(Key.CLIENT_KEY, "/f/key.pem", "/f/key.pem"));

  @TempDir private Path directory;

  @Test
  void the_tables_below_leave_out_no_key_and_no_flag() {
    Set<Key> tested = EnumSet.of(Key.PROJECT_PATH); // see ProjectSearchTest
    ROWS.forEach(row -> tested.add(row.key()));
    assertEquals(EnumSet.allOf(Key.class), tested);
    List<Key> flags = FLAGS.stream().map(Flag::key).sorted().toList();
    assertEquals(Arrays.stream(Key.values()).filter(key -> !key.flag().isEmpty()).toList(), flags);
  }

  @TestFactory
  Stream<DynamicTest> without_any_source_the_default_counts() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    return ROWS.stream()
        .map(
            row ->
                dynamicTest(
                    row.key().path(),
                    () ->
                        assertEquals(row.byDefault() + " default null", scene.setting(row.key()))));
  }

  @TestFactory
  Stream<DynamicTest> every_file_can_set_every_key() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (Row row : ROWS) {
        tests.add(dynamicTest(layer + " " + row.key().path(), () -> oneFile(layer, row)));
      }
    }
    return tests.stream();
  }

  private void oneFile(Layer layer, Row row) throws IOException {
    ConfigScene scene = new ConfigScene(directory.resolve(layer + "-" + row.key()));
    scene.set(layer, row.key(), row.json());
    assertEquals(row.shown() + " file " + scene.file(layer), scene.setting(row.key()));
  }

  private static Row row(Key key) {
    return ROWS.stream().filter(row -> row.key() == key).findFirst().orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> a_flag_overrides_the_strongest_file() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    return FLAGS.stream()
        .map(
            flag ->
                dynamicTest(
                    flag.key().flag(),
                    () -> {
                      scene.set(Layer.PROJECT_DIR, flag.key(), row(flag.key()).json());
                      String name = flag.key().flag();
                      assertEquals(
                          flag.shown() + " flag " + name,
                          scene.setting(flag.key(), name, flag.argument()));
                    }));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROJECT_DIR")
  void the_next_file_overrides_each(Layer layer) throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    Layer next = Layer.values()[layer.ordinal() + 1];
    scene.set(layer, Key.BATCH_SIZE, "5");
    scene.set(next, Key.BATCH_SIZE, "6");
    assertEquals("6 file " + scene.file(next), scene.setting(Key.BATCH_SIZE));
    Files.delete(scene.file(next));
    assertEquals("5 file " + scene.file(layer), scene.setting(Key.BATCH_SIZE));
  }

  @ParameterizedTest
  @CsvSource({"ORG, ITO_BACKEND_PROJECT_ORG", "REPO, ITO_BACKEND_PROJECT_REPO"})
  void a_variable_is_between_flag_and_files(Key key, String variable) throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    scene.set(Layer.PROJECT_DIR, key, "\"filed\"");
    scene.variable(variable, "  ");
    assertEquals("filed file " + scene.file(Layer.PROJECT_DIR), scene.setting(key));
    scene.variable(variable, " varied ");
    assertEquals("varied variable " + variable, scene.setting(key));
    assertEquals("f flag " + key.flag(), scene.setting(key, key.flag(), "f"));
  }

  @Test
  void the_token_is_in_the_variable_that_the_configuration_names() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    scene.set(Layer.LOCAL_CONFIG, Key.TOKEN, "\"filed\"");
    assertEquals("*** file " + scene.file(Layer.LOCAL_CONFIG), scene.setting(Key.TOKEN));
    scene.variable("ITO_BACKEND_TOKEN", "varied");
    assertEquals("*** variable ITO_BACKEND_TOKEN", scene.setting(Key.TOKEN));
    scene.set(Layer.CONFIG, Key.TOKEN_VARIABLE, "\"MY_TOKEN\"");
    assertEquals("*** file " + scene.file(Layer.LOCAL_CONFIG), scene.setting(Key.TOKEN));
    scene.variable("MY_TOKEN", "mine");
    assertEquals("*** variable MY_TOKEN", scene.setting(Key.TOKEN));
  }

  @Test
  void a_url_on_the_command_line_switches_forwarding_on() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    scene.set(Layer.CONFIG, Key.ENABLED, "false");
    assertEquals("false file " + scene.file(Layer.CONFIG), scene.setting(Key.ENABLED));
    assertEquals("true flag --url", scene.setting(Key.ENABLED, "--url", "http://localhost:1"));
  }

  @Test
  void best_effort_has_a_deadline_of_its_own_that_no_file_prolongs() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    assertEquals("2000 default null", scene.setting(Key.DEADLINE, "--best-effort"));
    scene.set(Layer.CONFIG, Key.DEADLINE, "700");
    assertEquals(
        "700 file " + scene.file(Layer.CONFIG), scene.setting(Key.DEADLINE, "--best-effort"));
    scene.set(Layer.CONFIG, Key.DEADLINE, "60000");
    assertEquals("2000 default null", scene.setting(Key.DEADLINE, "--best-effort"));
    assertEquals("60000 file " + scene.file(Layer.CONFIG), scene.setting(Key.DEADLINE));
    assertEquals(
        "5000 flag --deadline", scene.setting(Key.DEADLINE, "--best-effort", "--deadline", "5s"));
  }

  @Test
  void a_path_counts_from_the_directory_of_its_file() throws IOException {
    ConfigScene scene = new ConfigScene(directory);
    scene.set(Layer.HIDDEN, Key.CA_FILE, "\"certs/ca.pem\"");
    scene.set(Layer.CONFIG, Key.CLIENT_KEY, "\"../key.pem\"");
    Path root = scene.project().getParent();
    assertEquals(
        root.resolve("certs/ca.pem") + " file " + scene.file(Layer.HIDDEN),
        scene.setting(Key.CA_FILE));
    assertEquals(
        root.resolve("key.pem") + " file " + scene.file(Layer.CONFIG),
        scene.setting(Key.CLIENT_KEY));
  }
}
