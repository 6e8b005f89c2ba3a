import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A project with a log, and the program run in it. */
final class Project {
  private final Path program;
  private final Path directory;
  private final LogFile log;

  Project(Path program, Path directory) {
    this.program = program;
    this.directory = directory;
    this.log = new LogFile(directory.resolve(".ito/.state/audit/events.jsonl"));
  }

  LogFile log() {
    return log;
  }

  Path state(String name) {
    return directory.resolve(".ito/.state").resolve(name);
  }

  /** Starts again with the same log. */
  void forget() throws IOException {
    for (String name :
        List.of(
            "event-forward-offset",
            "event-forward-state.jsonl",
            "event-forward-state.copy",
            "event-forward-status.json",
            "event-forward-memo")) {
      Files.deleteIfExists(state(name));
    }
  }

  List<String> forward(Sink sink, String... more) {
    return command("forward", sink, more);
  }

  List<String> command(String name, Sink sink, String... more) {
    List<String> command = new ArrayList<>(List.of(program.resolve("bin/ito-forwarder").toString()));
    command.addAll(List.of(name, "--url", sink.url(), "--org", "bench", "--repo", "bench"));
    Collections.addAll(command, more);
    return command;
  }

  /** A process in this project, that may or may not use what the last run has noted. */
  Process start(List<String> command, boolean recall) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    builder.environment().put("ITO_BACKEND_TOKEN", "bench-token");
    builder.environment().put("HOME", directory.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().remove("PROJECT_DIR");
    if (!recall) {
      builder.environment().put("ITO_FORWARDER_MEMO", "off");
    }
    return builder.start();
  }

  /** How long it takes, in milliseconds. */
  double time(List<String> command, boolean recall, int... allowed) throws Exception {
    long begin = System.nanoTime();
    int status = start(command, recall).waitFor();
    double millis = (System.nanoTime() - begin) / 1e6;
    for (int one : allowed) {
      if (status == one) {
        return millis;
      }
    }
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
    return millis;
  }
}
