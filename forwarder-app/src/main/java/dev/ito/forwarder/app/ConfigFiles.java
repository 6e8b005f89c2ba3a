package dev.ito.forwarder.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that configure a project, laid over each other as the existing program does it: what a
 * later file says replaces what an earlier one says, key by key.
 */
final class ConfigFiles {
  private static final String CONFIG = "config.json";
  private static final int MOST_NAME_BYTES = 128;

  private final Place place;
  private final List<ConfigLayer> layers = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, ConfigValue> merged = new HashMap<>();

  private Path directory;
  private Origin directoryOrigin = Origin.DEFAULT;
  private ProjectRoot root;

  /** Those of a project: the one whose Ito directory is named, or else the one around a place. */
  ConfigFiles(Optional<Path> named, Place place) {
    this.place = place;
    if (named.isPresent()) {
      directory = place.resolve(named.get());
      directoryOrigin = Origin.flag("--ito-path");
      Path parent = directory.getParent();
      root = new ProjectRoot(parent == null ? directory : parent, false);
    } else {
      root = ProjectRoot.of(place.here());
    }
    readAll(named.isPresent());
  }

  private void readAll(boolean named) {
    Optional<Path> global = GlobalConfig.in(place);
    if (global.isPresent()) {
      read(global.get(), false);
    }
    ConfigLayer plain = read(root.path().resolve("ito.json"), true);
    ConfigLayer hidden = read(root.path().resolve(".ito.json"), true);
    if (!named) {
      nameDirectory(plain, hidden, global.isPresent());
    }
    read(directory.resolve(CONFIG), true);
    read(directory.resolve("config.local.json"), false);
    read(root.path().resolve(".local").resolve("ito").resolve(CONFIG), false);
    String more = place.environment().get("PROJECT_DIR");
    if (more != null) {
      read(place.here().resolve(more).resolve(CONFIG), false);
    }
  }

  private ConfigLayer read(Path file, boolean committed) {
    ConfigLayer layer = ConfigReader.read(file, committed, warnings);
    layers.add(layer);
    layer.over(merged);
    return layer;
  }

  /** The project's own word on the name of its Ito directory, or else the user's. */
  private void nameDirectory(ConfigLayer plain, ConfigLayer hidden, boolean global) {
    Optional<ConfigValue> own = projectPath(hidden);
    if (own.isEmpty()) {
      own = projectPath(plain);
    }
    if (!takeName(own) && !(global && takeName(projectPath(layers.get(0))))) {
      directory = root.path().resolve(ProjectRoot.DIRECTORY);
    }
  }

  private static Optional<ConfigValue> projectPath(ConfigLayer layer) {
    ConfigValue value = layer.values().get(Key.PROJECT_PATH.path());
    boolean blank = value == null || value.kind() == ConfigValue.Kind.NULL;
    return blank || value.kind() == ConfigValue.Kind.TEXT && value.text().isBlank()
        ? Optional.empty()
        : Optional.of(value);
  }

  private boolean takeName(Optional<ConfigValue> value) {
    if (value.isEmpty()) {
      return false;
    }
    String name = value.get().text().strip();
    if (value.get().kind() != ConfigValue.Kind.TEXT || !isName(name)) {
      String remedy = "give it the plain name of a directory; it is not looked at";
      warnings.add(value.get().refused(remedy).getMessage());
      return false;
    }
    directory = root.path().resolve(name);
    directoryOrigin = Origin.file(value.get().file());
    return true;
  }

  private static boolean isName(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length <= MOST_NAME_BYTES
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.indexOf('\0') < 0
        && !name.contains("..")
        && !Path.of(name).isAbsolute();
  }

  /** What counts for a key, if any file says something; the strongest file decides. */
  Optional<ConfigValue> find(Key key) throws UsageException {
    ConfigValue value = merged.get(key.path());
    if (value != null) {
      return value.kind() == ConfigValue.Kind.NULL && key.mayBeNull()
          ? Optional.empty()
          : Optional.of(value);
    }
    for (int dot = key.path().indexOf('.'); dot > 0; dot = key.path().indexOf('.', dot + 1)) {
      ConfigValue section = merged.get(key.path().substring(0, dot));
      if (section != null && section.kind() != ConfigValue.Kind.OBJECT) {
        throw section.refused("give it an object");
      }
    }
    return Optional.empty();
  }

  /** The Ito directory, whether it is there or not. */
  Setting<Path> directory() {
    return new Setting<>(Key.PROJECT_PATH, directory, directoryOrigin);
  }

  ProjectRoot root() {
    return root;
  }

  /** All places where a file could be, the weakest first. */
  List<ConfigLayer> layers() {
    return List.copyOf(layers);
  }

  /** What is wrong with the files themselves. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
