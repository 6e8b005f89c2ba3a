package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A project on disk, and the packaged program run in it as a person would. */
final class Shell {
  static final String TOKEN = "s3cret-token";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROGRAM =
      Path.of("target", "ito-forwarder", "bin", "ito-forwarder").toAbsolutePath();

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private Path program = PROGRAM;

  /** What a command left behind. */
  record Result(int status, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  Shell(Path directory) {
    this.directory = directory;
    environment.put("ITO_BACKEND_TOKEN", TOKEN);
  }

  /** Runs another copy of the program from now on. */
  void program(Path other) {
    program = other;
  }

  void variable(String name, String value) {
    environment.put(name, value);
  }

  Path state(String name) {
    return directory.resolve(".ito/.state").resolve(name);
  }

  Path log() {
    return state("audit/events.jsonl");
  }

  static String event(String id) {
    return "{\"v\":1,\"ts\":\"t\",\"entity\":\"task\",\"entity_id\":\""
        + id
        + "\",\"op\":\"create\",\"actor\":\"cli\",\"by\":\"@t\",\"ctx\":{\"session_id\":\"s\"}}";
  }

  /** Appends events with the numbers as ids, one a line. */
  void append(int first, int last) throws IOException {
    append(
        IntStream.rangeClosed(first, last)
            .mapToObj(n -> event(Integer.toString(n)) + "\n")
            .collect(Collectors.joining()));
  }

  void append(String text) throws IOException {
    Files.createDirectories(log().getParent());
    Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void count(String content) throws IOException {
    Files.createDirectories(state("").toAbsolutePath());
    Files.writeString(state("event-forward-offset"), content);
  }

  String count() throws IOException {
    return Files.readString(state("event-forward-offset"));
  }

  List<String> stateFiles() throws IOException {
    try (Stream<Path> files = Files.list(state(""))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    Files.createDirectories(directory.resolve(".ito"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    // whoever builds this has a configuration of their own
    for (String name : List.of("ITO_BACKEND_TOKEN", "XDG_CONFIG_HOME", "PROJECT_DIR")) {
      builder.environment().remove(name);
    }
    builder.environment().put("HOME", directory.resolve("home").toString());
    environment.forEach(
        (name, value) -> {
          if (!value.equals("(unset)")) {
            builder.environment().put(name, value);
          }
        });
    return builder.start();
  }

  Result run(List<String> arguments) throws IOException, InterruptedException {
    return result(start(arguments));
  }

  Result result(Process process) throws IOException, InterruptedException {
    int status = process.waitFor();
    return new Result(
        status,
        Files.readString(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  /** {@code forward --json} to a server, with short waits. */
  Result forward(ScriptedServer server, String... more) throws IOException, InterruptedException {
    return run(forwardArguments(server, more));
  }

  static List<String> forwardArguments(ScriptedServer server, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("forward", "--json", "--url", server.url(), "--org", "acme", "--repo", "w"));
    arguments.addAll(List.of("--retry-base-delay", "10ms"));
    arguments.addAll(List.of(more));
    return arguments;
  }
}
