package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed at random instants: the forwarder in every round, the backend in every
 * fourth, while events are appended. At the end the backend has every event of the log, once, in
 * order. {@code mvn verify -Plong} kills a thousand times.
 */
class KillLoopIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 200);
  private static final long SEED = Long.getLong("kill.seed", 20261123);
  private static final Path PROGRAM = Path.of("target", "ito-forwarder", "bin", "ito-forwarder");
  @TempDir private Path directory;

  private final Random chance = new Random(SEED);
  private final DemoLog events = new DemoLog();
  private final List<Process> started = new ArrayList<>();
  private int number;
  private Process backend;
  private int port;
  private long wholeLife; // of a run that nobody kills, in milliseconds, as the machine is now
  private int killedInARow;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ITO_BACKEND_TOKEN", "kill-token");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private void startBackend() throws IOException {
    String data = directory.resolve("backend").toString();
    backend = start("dev-backend", "--port", Integer.toString(port), "--data-dir", data);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(backend.getInputStream(), StandardCharsets.UTF_8));
    String first = out.readLine();
    assertTrue(first != null && first.startsWith("listening on "), () -> "it said " + first);
    port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
  }

  private Process startForwarder() throws IOException {
    return start(
        "forward",
        "--ito-path",
        directory.resolve(".ito").toString(),
        "--url",
        "http://127.0.0.1:" + port,
        "--org",
        "kill",
        "--repo",
        "loop",
        "--batch-size",
        Integer.toString(1 + chance.nextInt(40)),
        "--retry-base-delay",
        "50ms",
        "--quiet");
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private void append(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < count; n++) {
      // each event its own, so that a repetition can be told from an equal event
      String id = "\"entity_id\":\"kill-" + number++ + "\"";
      lines.append(events.event().replaceFirst("\"entity_id\":\"[^\"]*\"", id)).append('\n');
    }
    Path log = directory.resolve(".ito/.state/audit/events.jsonl");
    Files.createDirectories(log.getParent());
    Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @AfterEach
  void leaveNoProcessBehind() throws InterruptedException {
    for (Process process : started) {
      kill(process);
    }
  }

  /** How long a run takes here and now, so that most are killed while they work. */
  private long lifeOfAWholeRun() throws IOException, InterruptedException {
    long longest = 0;
    for (int n = 0; n < 3; n++) {
      append(60);
      long begin = System.nanoTime();
      assertEquals(0, startForwarder().waitFor());
      longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }
    return longest;
  }

  /**
   * Waits for some part of a whole life; learns from runs that end before, and from none ending.
   */
  private boolean isOverBeforeItsTime(Process forwarder) throws InterruptedException {
    if (killedInARow > 3) {
      wholeLife = wholeLife * 5 / 4;
    }
    long life = wholeLife / 2 + chance.nextInt((int) wholeLife * 3 / 4);
    long begin = System.nanoTime();
    boolean over = forwarder.waitFor(life, TimeUnit.MILLISECONDS);
    if (over) {
      wholeLife = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + 1;
    }
    return over;
  }

  @Test
  void killed_at_random_instants_nothing_is_lost_or_repeated_or_reordered() throws Exception {
    startBackend();
    wholeLife = lifeOfAWholeRun();
    int killed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      append(1 + chance.nextInt(60));
      Process forwarder = startForwarder();
      if (isOverBeforeItsTime(forwarder)) {
        killedInARow = 0;
      } else {
        killed++;
        killedInARow++;
      }
      if (round % 4 == 3) {
        kill(backend);
      }
      kill(forwarder);
      if (round % 4 == 3) {
        startBackend();
      }
    }
    append(7);
    Path stored = directory.resolve("backend/projects/kill/loop/.ito/.state/audit/events.jsonl");
    int before = Files.readAllLines(stored).size();
    Process last = startForwarder();
    assertEquals(0, last.waitFor(), () -> "the last run ended with " + last.exitValue());
    System.out.println(
        ROUNDS
            + " rounds, "
            + killed
            + " runs killed, "
            + number
            + " events, of which "
            + before
            + " arrived in killed runs, seed "
            + SEED);
    assertTrue(killed > ROUNDS / 4, "only " + killed + " runs were still going when killed");
    assertTrue(before > number / 2, "killed runs delivered only " + before);
    assertEquals(
        Files.readAllLines(directory.resolve(".ito/.state/audit/events.jsonl")),
        Files.readAllLines(stored));
  }
}
