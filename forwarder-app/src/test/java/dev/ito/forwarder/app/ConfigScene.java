package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project with all the files that can configure it, and commands run in this process. */
final class ConfigScene {
  /** Those places, the weakest first. */
  enum Layer {
    GLOBAL("home/.config/ito/config.json"),
    PLAIN("project/ito.json"),
    HIDDEN("project/.ito.json"),
    CONFIG("project/.ito/config.json"),
    LOCAL_CONFIG("project/.ito/config.local.json"),
    LOCAL("project/.local/ito/config.json"),
    PROJECT_DIR("elsewhere/config.json");

    private final String path;

    Layer(String path) {
      this.path = path;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  ConfigScene(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(project());
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("PROJECT_DIR", directory.resolve("elsewhere").toString());
  }

  Path project() {
    return directory.resolve("project/.ito");
  }

  Path file(Layer layer) {
    return directory.resolve(layer.path);
  }

  void write(Layer layer, String content) throws IOException {
    write(layer, content.getBytes(StandardCharsets.UTF_8));
  }

  void write(Layer layer, byte[] content) throws IOException {
    Files.createDirectories(file(layer).getParent());
    Files.write(file(layer), content);
  }

  /** A file that sets one key to a value, given in JSON. */
  void set(Layer layer, Key key, String value) throws IOException {
    write(layer, nested(key.path(), value));
  }

  static String nested(String path, String value) {
    String[] names = path.split("\\.");
    StringBuilder json = new StringBuilder();
    for (String name : names) {
      json.append("{\"").append(name).append("\":");
    }
    return json.append(value).append("}".repeat(names.length)).toString();
  }

  void variable(String name, String value) {
    environment.put(name, value);
  }

  Map<String, String> environment() {
    return environment;
  }

  Shell.Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(stream(out), stream(err), environment);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--ito-path", project().toString()));
    int status = ItoForwarder.run(all.toArray(new String[0]), terminal);
    return new Shell.Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** What {@code config --json} says of one key: {@code value from where}. */
  String setting(Key key, String... flags) throws IOException {
    JsonNode node = config(flags).path("settings").path(key.path());
    return node.path("value").asText()
        + " "
        + node.path("from").asText()
        + " "
        + node.path("where").asText();
  }

  JsonNode config(String... flags) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("config", "--json"));
    arguments.addAll(List.of(flags));
    return JSON.readTree(run(arguments.toArray(new String[0])).out());
  }
}
