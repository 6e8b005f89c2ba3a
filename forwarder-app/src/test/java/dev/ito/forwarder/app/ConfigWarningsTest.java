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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What works and is not as it should be: one line each, and none where nobody asked. */
class ConfigWarningsTest {
  private static final String SECRET = "s3cret-token";

  @TempDir private Path directory;

  private ConfigScene scene;

  @BeforeEach
  void begin() throws IOException {
    scene = new ConfigScene(directory);
    scene.write(
        Layer.GLOBAL,
        "{\"backend\":{\"enabled\":true,\"project\":{\"org\":\"o\",\"repo\":\"r\"}}}");
  }

  private void assertWarning(String... words) {
    for (String command : new String[] {"config", "forward"}) {
      Shell.Result result = scene.run(command);
      assertEquals(0, result.status(), result.err());
      assertEquals(1, result.err().lines().count(), result.err());
      assertTrue(result.err().startsWith("Warning: "), result.err());
      for (String word : words) {
        assertTrue(result.err().contains(word), result.err());
      }
      assertFalse((result.out() + result.err()).contains(SECRET));
    }
    assertEquals("", scene.run("forward", "--quiet").err());
    assertEquals("", scene.run("forward", "--best-effort").err());
  }

  private void assertNoWarning() {
    assertEquals("", scene.run("config").err());
    assertEquals("", scene.run("forward").err());
  }

  @Test
  void a_key_of_our_own_that_does_not_exist_is_named() throws IOException {
    scene.variable("ITO_BACKEND_TOKEN", SECRET);
    scene.write(Layer.LOCAL, "{\"backend\":{\"forward\":{\"batch_sise\":{\"a\":1}},\"more\":2}}");
    assertWarning("backend.forward.batch_sise in " + scene.file(Layer.LOCAL), "no setting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_blank_token_variable_gives_way_to_the_configured_token(String blank) throws IOException {
    scene.set(Layer.LOCAL_CONFIG, Key.TOKEN, '"' + SECRET + '"');
    assertNoWarning();
    scene.variable("ITO_BACKEND_TOKEN", blank);
    assertWarning(
        "ITO_BACKEND_TOKEN is blank", "backend.token in " + scene.file(Layer.LOCAL_CONFIG));
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "HIDDEN", "CONFIG"})
  void a_token_in_a_file_that_people_share_is_pointed_out(Layer layer) throws IOException {
    scene.set(layer, Key.TOKEN, '"' + SECRET + '"');
    assertWarning(
        "Backend token is set directly in config file " + scene.file(layer),
        "ITO_BACKEND_TOKEN",
        "config.local.json");
    scene.variable(
        "ITO_BACKEND_TOKEN", "another"); // the one in the file is given away all the same
    assertWarning("Backend token is set directly");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCAL_CONFIG", "LOCAL", "PROJECT_DIR"})
  void a_token_in_a_file_of_ones_own_is_fine(Layer layer) throws IOException {
    scene.set(layer, Key.TOKEN, '"' + SECRET + '"');
    assertNoWarning();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ito.example.com",
        "HTTP://10.0.0.1:9010/x",
        "http://127.0.0.1.example.com/",
        "http://[2001:db8::1]:80",
        "http://localhost.example.com",
        "http://127.example.com"
      })
  void a_token_that_travels_in_clear_is_pointed_out(String url) throws IOException {
    scene.variable("ITO_BACKEND_TOKEN", SECRET);
    scene.set(Layer.CONFIG, Key.URL, '"' + url + '"');
    assertWarning("travels in clear", url, "backend.url in " + scene.file(Layer.CONFIG), "https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ito.example.com",
        "http://localhost:9010",
        "http://LocalHost",
        "http://127.0.0.1:9010/",
        "http://127.1.2.3",
        "http://[::1]:9010",
        "http://[0:0:0:0:0:0:0:1]/"
      })
  void what_nobody_can_overhear_is_fine(String url) throws IOException {
    scene.variable("ITO_BACKEND_TOKEN", SECRET);
    scene.set(Layer.CONFIG, Key.URL, '"' + url + '"');
    assertNoWarning();
  }

  @Test
  void credentials_in_an_address_are_not_shown() throws IOException {
    scene.variable("ITO_BACKEND_TOKEN", SECRET);
    for (String url :
        new String[] {
          "http://user:s3cret-token@h/x",
          "http://u:a/s3cret-token@h",
          "s3cret-token@h",
          "http://h?s3cret-token"
        }) {
      scene.set(Layer.CONFIG, Key.URL, '"' + url + '"');
      for (String format : new String[] {"--json", "--max-retries=1"}) {
        Shell.Result result = scene.run("config", format);
        assertFalse((result.out() + result.err()).contains(SECRET), result.out() + result.err());
      }
    }
  }
}
