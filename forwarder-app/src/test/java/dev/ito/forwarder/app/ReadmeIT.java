package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to do, done as it is written there, and what they do next. */
class ReadmeIT {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String BUILD = "mvn -q -DskipTests package && ";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```sh");
      } else if (inside) {
        commands.add(line);
      }
    }
    return commands;
  }

  private static Shell.Result sh(String command, Path from, Path scratch)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(from.toFile())
            .redirectOutput(scratch.resolve("sh.out").toFile())
            .redirectError(scratch.resolve("sh.err").toFile())
            .start();
    int status = process.waitFor();
    return new Shell.Result(
        status,
        Files.readString(scratch.resolve("sh.out")),
        Files.readString(scratch.resolve("sh.err")));
  }

  @Test
  void the_two_commands_come_first() throws IOException {
    List<String> commands = commands();
    assertTrue(commands.get(0).startsWith(BUILD), commands.get(0));
    assertEquals("mvn verify", commands.get(1));
    assertTrue(Files.readAllLines(ROOT.resolve("README.md")).indexOf("mvn verify") < 25);
  }

  /** The build before it is the one that this test is a part of. */
  @Test
  void the_first_command_shows_forwarding_at_work() throws Exception {
    String demo = commands().get(0).substring(BUILD.length());
    long begin = System.nanoTime();
    Shell.Result result = sh(demo, ROOT, directory);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("every event of the log, once, in order"), result.out());
    assertTrue(seconds < 20, "it took " + seconds + " s");
  }

  @Test
  void the_program_runs_from_a_path_with_spaces_and_through_a_link() throws Exception {
    Path home = directory.resolve("a path with spaces");
    Shell.Result copied =
        sh("cp -R forwarder-app/target/ito-forwarder '" + home + "'", ROOT, directory);
    assertEquals(0, copied.status(), copied.err());
    Files.createSymbolicLink(directory.resolve("link"), home.resolve("bin/ito-forwarder"));
    Shell.Result result = sh("./link --version", directory, directory);
    assertTrue(result.out().startsWith("ito-forwarder "), result.err());
    Shell.Result without = sh("JAVA_HOME=/nowhere ./link --version", directory, directory);
    assertEquals(3, without.status());
    assertEquals(1, without.err().lines().count(), without.err());
  }

  @Test
  void every_command_explains_itself() throws Exception {
    String program = "forwarder-app/target/ito-forwarder/bin/ito-forwarder ";
    for (String command : new String[] {"", "forward ", "config ", "dev-backend ", "demo "}) {
      Shell.Result result = sh(program + command + "--help", ROOT, directory);
      assertEquals(0, result.status());
      assertTrue(result.out().startsWith("Usage: ito-forwarder"), result.out());
    }
  }

  @Test
  void a_hundred_thousand_events_reach_the_embedded_backend_as_they_are() throws Exception {
    Shell shell = new Shell(directory);
    Process backend = startBackend();
    try {
      Files.createDirectories(shell.log().getParent());
      writeEvents(shell.log(), 100_000);
      long begin = System.nanoTime();
      Shell.Result result =
          shell.run(
              List.of("forward", "--json", "--url", url(backend), "--org", "a", "--repo", "b"));
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf("100,000 events in %.1f s%n", seconds);
      assertEquals(100_000, result.json().path("forwarded").asInt(), result.err());
      assertTrue(seconds < 60, seconds + " s");
      assertEquals(
          values(shell.log()),
          values(directory.resolve("backend/projects/a/b/.ito/.state/audit/events.jsonl")));
    } finally {
      backend.destroy();
      assertTrue(backend.waitFor(5, TimeUnit.SECONDS), "the backend goes on after SIGTERM");
    }
  }

  private Process startBackend() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ROOT.resolve("forwarder-app/target/ito-forwarder/bin/ito-forwarder").toString(),
            "dev-backend",
            "--port",
            "0",
            "--data-dir",
            directory.resolve("backend").toString());
    builder.environment().put("ITO_BACKEND_TOKEN", Shell.TOKEN);
    return builder.redirectErrorStream(true).start();
  }

  private static String url(Process backend) throws IOException {
    String first =
        new BufferedReader(new InputStreamReader(backend.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertTrue(first.startsWith("listening on http://127.0.0.1:"), first);
    return first.substring("listening on ".length());
  }

  private static void writeEvents(Path log, int count) throws IOException {
    DemoLog events = new DemoLog();
    try (BufferedWriter out = Files.newBufferedWriter(log)) {
      for (int n = 0; n < count; n++) {
        out.write(events.event());
        out.write('\n');
      }
    }
  }

  private static List<JsonNode> values(Path file) throws IOException {
    List<JsonNode> values = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      values.add(JSON.readTree(line));
    }
    return values;
  }
}
