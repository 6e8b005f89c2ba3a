package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The configuration as a table for a person, or as an object for a program. */
final class ConfigView {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "%-21s";
  private static final String VALUE = "%-30s";
  private static final int VALUE_WIDTH = 28;

  private final Settings settings;
  private final List<ConfigRow> rows;
  private final Optional<Path> home;
  private final StringBuilder table = new StringBuilder();

  ConfigView(Settings settings, List<ConfigRow> rows, Optional<Path> home) {
    this.settings = settings;
    this.home = home;
    this.rows = rows;
  }

  /** Aligned for 80 columns, as far as paths allow. */
  String table() {
    ConfigFiles files = settings.files();
    line("project: " + files.directory().value() + (settings.hasProject() ? "" : " (not there)"));
    line("         " + foundBy(files));
    String section = "";
    for (ConfigRow row : rows) {
      String path = row.key().path();
      String here = section(path);
      if (!here.equals(section)) {
        line("");
        line(here);
        section = here;
      }
      row(path.substring(here.length() + 1), value(row), origin(row));
    }
    line("");
    line("files, a later one overrides those before it");
    for (ConfigLayer layer : files.layers()) {
      line("  %-8s %s".formatted(layer.state().name().toLowerCase(Locale.ROOT), layer.file()));
    }
    return table.toString();
  }

  private String foundBy(ConfigFiles files) {
    Origin origin = files.directory().origin();
    return switch (origin.kind()) {
      case FLAG -> "named by " + origin.name();
      case FILE -> "named by projectPath in " + shortened(Path.of(origin.name()));
      default ->
          files.root().git() ? "at the top of the git work tree" : "the nearest from here up";
    };
  }

  /** The object that most of the keys are in; {@code project.org} stays with its neighbours. */
  private static String section(String path) {
    if (path.startsWith("backend.forward.")) {
      return "backend.forward";
    }
    return path.startsWith("backend.") ? "backend" : path.substring(0, path.lastIndexOf('.'));
  }

  private void row(String name, String value, String origin) {
    String padded = value.length() <= VALUE_WIDTH ? pad(value) + origin : value;
    line("  " + NAME.formatted(name) + padded);
    if (value.length() > VALUE_WIDTH && !origin.isEmpty()) {
      line("  " + NAME.formatted("") + pad("") + origin);
    }
  }

  private static String pad(String value) {
    return VALUE.formatted(value);
  }

  private void line(String text) {
    table.append(text.stripTrailing()).append(System.lineSeparator());
  }

  private static String value(ConfigRow row) {
    return row.problem().isPresent()
        ? "(invalid)"
        : row.value().map(Object::toString).orElse("(not set)");
  }

  private String origin(ConfigRow row) {
    if (row.problem().isPresent()) {
      return "see below";
    }
    Origin origin = row.origin();
    return switch (origin.kind()) {
      case DEFAULT -> row.value().isPresent() ? "default" : "";
      case FLAG, VARIABLE -> origin.name();
      case FILE -> shortened(Path.of(origin.name()));
    };
  }

  /** The list of files has the whole of it. */
  private String shortened(Path file) {
    Path root = settings.files().root().path();
    if (file.startsWith(root)) {
      return root.relativize(file).toString();
    }
    return home.filter(file::startsWith)
        .map(at -> Path.of("~").resolve(at.relativize(file)))
        .orElse(file)
        .toString();
  }

  String json() {
    ConfigFiles files = settings.files();
    ObjectNode node = JSON.createObjectNode();
    node.put("project", files.directory().value().toString());
    node.put("project_exists", settings.hasProject());
    ObjectNode values = node.putObject("settings");
    for (ConfigRow row : rows) {
      put(values.putObject(row.key().path()), row);
    }
    ArrayNode layers = node.putArray("files");
    for (ConfigLayer layer : files.layers()) {
      layers
          .addObject()
          .put("path", layer.file().toString())
          .put("state", layer.state().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode warnings = node.putArray("warnings");
    settings.warnings().forEach(warnings::add);
    return node.toPrettyString();
  }

  private static void put(ObjectNode node, ConfigRow row) {
    node.set("value", JSON.valueToTree(row.value().orElse(null)));
    if (row.problem().isPresent()) {
      node.putNull("from").putNull("where").put("error", row.problem().get());
      return;
    }
    node.put("from", row.origin().kind().name().toLowerCase(Locale.ROOT));
    node.put("where", row.origin().name().isEmpty() ? null : row.origin().name());
  }
}
