package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code forward --background}: the shell has its prompt back, the work goes on. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class BackgroundIT {
  private static final Path PROGRAM = Path.of("target/ito-forwarder/bin/ito-forwarder");

  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
    shell.append(1, 3);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Shell.Result forward(String... more) throws Exception {
    List<String> arguments = Shell.forwardArguments(server, more);
    arguments.remove("--json");
    arguments.add("--background");
    return shell.run(arguments);
  }

  private String outcome() throws IOException {
    Path log = shell.state("event-forward.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void awaitOutcome(Predicate<String> expected) throws Exception {
    while (!expected.test(outcome())) {
      TimeUnit.MILLISECONDS.sleep(10); // until it is so, or the test's time is up
    }
  }

  @Test
  void it_returns_while_the_backend_hangs_and_says_nothing() throws Exception {
    server.hold(1);
    assertEquals(new Shell.Result(0, "", ""), forward());
    server.awaitHeld();
    assertEquals("", outcome());
    server.release();
    awaitOutcome(log -> log.endsWith("3 events forwarded; all 3 delivered\n"));
    assertTrue(outcome().lines().allMatch(l -> l.matches("20[0-9-]+T[0-9:]+Z .*")), outcome());
    assertEquals(List.of("1", "2", "3"), server.stored());
    String last = outcome().lines().reduce("", (before, line) -> line);
    assertTrue(shell.run(List.of("status")).out().contains("background  " + last.substring(0, 40)));
    assertEquals(last, shell.run(List.of("status", "--json")).json().path("background").asText());
  }

  @Test
  void two_never_work_at_once() throws Exception {
    server.hold(1);
    forward();
    server.awaitHeld();
    forward();
    awaitOutcome(log -> log.contains("another forwarder is at work"));
    server.release();
    awaitOutcome(log -> log.contains("all 3 delivered"));
    assertEquals(List.of("1", "2", "3"), server.stored());
  }

  @Test
  void what_goes_wrong_is_in_the_log_with_the_status() throws Exception {
    server.answerNext(ScriptedServer.Answer.of(401, "{}"));
    forward();
    awaitOutcome(log -> log.endsWith("exit status 1\n"));
    assertTrue(outcome().contains("Error: Backend auth failed"), outcome());
    forward("--bach-size", "3");
    awaitOutcome(log -> log.endsWith("exit status 2\n"));
    assertTrue(outcome().contains("did you mean --batch-size"), outcome());
    shell.variable("JAVA_HOME", "/nowhere");
    forward();
    awaitOutcome(log -> log.endsWith("exit status 3\n"));
    assertTrue(outcome().contains("/nowhere"), outcome());
  }

  @Test
  void the_log_stays_small_and_keeps_what_is_new() throws Exception {
    Path log = shell.state("event-forward.log");
    Files.writeString(log, "old line\n".repeat(20_000) + "a word\n");
    forward();
    awaitOutcome(content -> content.contains("all 3 delivered"));
    assertTrue(Files.size(log) < 64 * 1024, Files.size(log) + " bytes");
    assertTrue(outcome().startsWith("old line\n"), "it begins with a whole line");
    assertTrue(outcome().contains("a word\n"));
  }

  @Test
  void a_plan_is_for_somebody_who_looks_at_it() throws Exception {
    Shell.Result refused = forward("--dry-run");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("--background and --dry-run"), refused.err());
    assertEquals(List.of("audit"), shell.stateFiles());
  }

  @Test
  void without_a_project_it_says_so_at_once() throws Exception {
    shell.variable("JAVA_HOME", System.getProperty("java.home"));
    Shell.Result result = forward("--ito-path", directory.resolve("nothing").toString());
    assertEquals(2, result.status());
    assertTrue(result.err().contains("does not exist"), result.err());
  }

  /** A session of its own, with a shell that stays until its terminal hangs up. */
  @Test
  void it_survives_the_closing_of_its_terminal() throws Exception {
    server.hold(1);
    String command =
        "'%s' forward --background --url %s --org acme --repo w && echo returned; exec sleep 60"
            .formatted(PROGRAM.toAbsolutePath(), server.url());
    ProcessBuilder session =
        new ProcessBuilder("setsid", "sh", "-c", command).directory(directory.toFile());
    session.environment().put("ITO_BACKEND_TOKEN", Shell.TOKEN);
    session.environment().put("HOME", directory.toString());
    Process leader = session.start();
    assertEquals("returned", leader.inputReader().readLine());
    server.awaitHeld();
    new ProcessBuilder("kill", "-HUP", "--", "-" + leader.pid()).start().waitFor();
    new ProcessBuilder("kill", "-KILL", "--", "-" + leader.pid()).start().waitFor();
    assertTrue(leader.waitFor() != 0, "the session is gone");
    server.release();
    awaitOutcome(log -> log.endsWith("3 events forwarded; all 3 delivered\n"));
    assertEquals(List.of("1", "2", "3"), server.stored());
  }
}
