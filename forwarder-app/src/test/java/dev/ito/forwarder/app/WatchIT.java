package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.app.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch as people run it: the packaged program, real files, a real server, real signals. */
class WatchIT {
  private static final String BACKWARDS = "{\"accepted\":0,\"duplicates\":0}";

  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;
  private Shell beside;
  private Process watch;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
    Path other = Files.createDirectories(directory.resolve("beside"));
    beside = new Shell(other);
  }

  @AfterEach
  void end() throws InterruptedException {
    if (watch != null) {
      watch.destroyForcibly().waitFor();
    }
    server.close();
  }

  private void watch(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("watch", "--url", server.url(), "--org", "acme", "--repo", "w"));
    arguments.addAll(List.of("--retry-base-delay", "10ms"));
    arguments.addAll(List.of(more));
    watch = shell.start(arguments);
    Until.holds("it begins", () -> err().contains("watching"));
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }

  private long said(String what) throws IOException {
    return err().lines().filter(line -> line.contains(what)).count();
  }

  private void assertStored(int last) {
    assertEquals(
        IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList(), server.stored());
  }

  /** Runs a command on the same project while the watch goes on. */
  private Shell.Result meanwhile(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--ito-path", directory.resolve(".ito").toString()));
    return beside.run(all);
  }

  private int stop() throws InterruptedException {
    long begin = System.nanoTime();
    watch.destroy();
    assertTrue(watch.waitFor(20, TimeUnit.SECONDS), "it goes on after SIGTERM");
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertTrue(millis < 3_000, "SIGTERM took " + millis + " ms");
    return watch.exitValue();
  }

  @Test
  void what_is_appended_is_forwarded_and_the_project_stays_usable() throws Exception {
    watch(); // and there is no log yet, nor a directory for it
    shell.append(1, 2);
    server.awaitStored(2);
    shell.append(3, 3);
    server.awaitStored(3);
    Until.holds("the count follows", () -> shell.count().equals("3"));
    JsonNode status = meanwhile("status", "--json").json();
    assertEquals(3, status.path("delivered").asInt());
    assertEquals(0, status.path("backlog").path("events").asInt());
    assertEquals(
        0, meanwhile("forward", "--url", server.url(), "--org", "acme", "--repo", "w").status());
    shell.append(4, 4);
    server.awaitStored(4);
    assertStored(4);
    Until.holds("the count follows", () -> shell.count().equals("4"));
    assertEquals(143, stop());
    assertTrue(err().contains("stopped; 4 events forwarded"), err());
    assertEquals(2, err().lines().count(), err());
  }

  @Test
  void an_outage_costs_one_warning_and_no_event() throws Exception {
    for (int n = 0; n < 7; n++) {
      server.answerNext(Answer.of(503, "away"));
    }
    shell.append(1, 2);
    watch();
    Until.holds("it says so", () -> said("the backend is away") == 1);
    shell.append(3, 5); // while it is away
    JsonNode status = meanwhile("status", "--json").json();
    assertTrue(status.path("last_error").path("message").asText().contains("503"), status + "");
    server.awaitStored(5);
    Until.holds("it says that it is back", () -> said("back after") == 1);
    assertStored(5);
    assertEquals(1, said("Warning"), err());
    List<String> first = server.requests().stream().limit(8).map(r -> r.key()).distinct().toList();
    assertEquals(1, first.size(), "one batch under one key until it is through");
    assertFalse(meanwhile("status", "--json").json().path("last_success").isNull());
  }

  @Test
  void a_log_that_is_cut_rotated_removed_and_made_again_is_followed() throws Exception {
    shell.append(1, 50);
    watch();
    server.awaitStored(50);
    Files.writeString(shell.log(), ""); // copytruncate
    shell.append(51, 60);
    server.awaitStored(60);
    Files.move(shell.log(), shell.state("audit/events.1"), StandardCopyOption.ATOMIC_MOVE);
    shell.append(61, 70);
    server.awaitStored(70);
    Files.delete(shell.log());
    shell.append(71, 80);
    server.awaitStored(80);
    Files.delete(shell.log());
    Files.delete(shell.state("audit/events.1"));
    Files.delete(shell.log().getParent());
    shell.append(81, 90);
    server.awaitStored(90);
    assertStored(90);
  }

  @Test
  void a_writer_in_a_hurry_is_kept_up_with() throws Exception {
    watch("--batch-size", "50");
    int events = 2_000;
    long begin = System.nanoTime();
    for (int n = 1; n <= events; n++) {
      shell.append(n, n);
      long due = begin + TimeUnit.MILLISECONDS.toNanos(n);
      while (due - System.nanoTime() > 0) {
        Thread.onSpinWait(); // a thousand a second
      }
    }
    server.awaitStored(events);
    assertStored(events);
    assertTrue(server.requests().stream().allMatch(r -> r.events() <= 50));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_hundred_rotations_leave_no_descriptor_behind() throws Exception {
    shell.append(1, 1);
    watch();
    server.awaitStored(1);
    long before = 0;
    for (int n = 2; n <= 101; n++) {
      Files.move(shell.log(), shell.state("audit/old"), StandardCopyOption.ATOMIC_MOVE);
      shell.append(n, n);
      server.awaitStored(n);
      before = n == 10 ? descriptors() : before;
    }
    assertStored(101);
    assertEquals(before, descriptors(), 4);
  }

  private long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + watch.pid() + "/fd"))) {
      return open.count();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void a_signal_during_a_request_leaves_it_on_disk(String signal, int status) throws Exception {
    shell.append(1, 3);
    server.hold(1);
    watch();
    server.awaitHeld();
    new ProcessBuilder("kill", "-" + signal, Long.toString(watch.pid())).start().waitFor();
    assertTrue(watch.waitFor(10, TimeUnit.SECONDS), "it goes on after the signal");
    assertEquals(status, watch.exitValue());
    server.release();
    server.awaitStored(3); // the request was on its way
    assertEquals(0, shell.forward(server).status());
    assertStored(3);
  }

  @Test
  void a_signal_during_a_wait_ends_it_at_once() throws Exception {
    shell.append(1, 1);
    server.answerNext(new Answer(503, "", Map.of("Retry-After", "600")));
    watch();
    Until.holds("it waits", () -> server.requests().size() == 1);
    assertEquals(143, stop());
    assertEquals(0, shell.forward(server).status());
    assertStored(1);
  }

  @Test
  void metrics_are_what_prometheus_reads() throws Exception {
    Path file = directory.resolve("metrics.prom");
    for (int n = 0; n < 4; n++) {
      server.answerNext(Answer.of(200, BACKWARDS));
    }
    shell.append("no event\n");
    shell.append(1, 3);
    watch("--metrics-file", file.toString());
    server.awaitStored(3);
    Until.holds("forwarded", () -> metric(file, "forwarded_total") == 3);
    Until.holds("counted", () -> metric(file, "backlog_events") == 0);
    assertEquals(4, metric(file, "retries_total{kind=\"unavailable\"}"));
    assertEquals(1, metric(file, "malformed_total"));
    assertEquals(1, metric(file, "up"));
    server.answerNext(Answer.of(401, "{}"));
    shell.append(4, 5);
    Until.holds("down", () -> metric(file, "up") == 0);
    Until.holds("waiting", () -> metric(file, "backlog_events") == 2);
    assertTrue(metric(file, "backlog_bytes") > 200);
    assertEquals(1, said("ITO_BACKEND_TOKEN"), err());
    assertEquals(143, stop());
    assertEquals(3, metric(file, "forwarded_total"));
    assertEquals(List.of(), temporary(), "nothing is left beside it");
  }

  private static double metric(Path file, String name) throws IOException {
    return PrometheusText.read(Files.readString(file)).getOrDefault("ito_forwarder_" + name, -1.0);
  }

  private List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.getFileName().toString().endsWith(".tmp")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--metrics-file no/such/file",
        "--best-effort",
        "--deadline 1s",
        "--metrics-fil x"
      })
  void what_makes_no_sense_is_refused_before_anything_is_done(String wrong) throws Exception {
    shell.append(1, 1);
    List<String> arguments =
        new ArrayList<>(List.of("watch", "--url", server.url(), "--org", "acme", "--repo", "w"));
    arguments.addAll(List.of(wrong.split(" ")));
    Shell.Result result = shell.run(arguments);
    assertEquals(2, result.status());
    assertTrue(result.err().contains(wrong.split(" ")[0]), result.err());
    assertEquals(1, result.err().lines().filter(l -> l.startsWith("Error: ")).count());
    assertEquals(List.of("audit"), shell.stateFiles());
  }
}
