package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.app.ConfigScene.Layer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the files are, on each system, and in which order. */
class ConfigPlacesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "false, XDG_CONFIG_HOME=x HOME=h USERPROFILE=u APPDATA=a, x/ito/config.json",
    "false, HOME=h USERPROFILE=u APPDATA=a, h/.config/ito/config.json",
    "false, USERPROFILE=u, u/.config/ito/config.json",
    "false, XDG_CONFIG_HOME= HOME=h, ito/config.json",
    "true, XDG_CONFIG_HOME=x HOME=h APPDATA=a, a/ito/config.json",
    "true, XDG_CONFIG_HOME=x HOME=h, x/ito/config.json",
    "true, USERPROFILE=u, u/ito/config.json",
    "false, OTHER=o,"
  })
  void the_users_own_file_is_where_the_system_keeps_such(
      boolean windows, String variables, String expected) {
    Map<String, String> set = new HashMap<>();
    for (String variable : variables.split(" ")) {
      int end = variable.indexOf('=');
      set.put(variable.substring(0, end), variable.substring(end + 1));
    }
    assertEquals(
        Optional.ofNullable(expected).map(directory::resolve),
        GlobalConfig.in(new Place(directory, set, windows)));
  }

  @Test
  void the_layers_are_in_the_order_of_the_existing_program() throws Exception {
    ConfigScene scene = new ConfigScene(directory.resolve("scene"));
    ProjectOptions which = new ProjectOptions();
    which.itoPath = Optional.of(scene.project());
    Place place = new Place(directory, scene.environment(), false);
    List<Path> files =
        Settings.of(which, new ForwardOptions(), place).files().layers().stream()
            .map(ConfigLayer::file)
            .toList();
    assertEquals(Arrays.stream(Layer.values()).map(scene::file).toList(), files);
  }
}
