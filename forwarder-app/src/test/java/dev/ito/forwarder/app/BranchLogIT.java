package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in a repository in which today's Ito keeps its log. */
class BranchLogIT {
  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;
  private AuditBranch branch;

  @BeforeEach
  void begin() throws Exception {
    server = new ScriptedServer();
    shell = new Shell(directory);
    branch = AuditBranch.init(directory);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void the_branch_is_forwarded_and_the_place_kept_in_the_git_directory() throws Exception {
    branch.commit("1", "2", "3");
    assertEquals(3, shell.forward(server).json().path("forwarded").asInt());
    branch.commit("2", "3", "4");
    assertEquals(1, shell.forward(server).json().path("forwarded").asInt());
    assertEquals(0, shell.forward(server).json().path("forwarded").asInt());
    assertTrue(Files.exists(directory.resolve(".git/ito/forwarder/event-forward-offset")));
    assertFalse(Files.exists(shell.state("event-forward-offset")));
    assertEquals(2, server.requests().size());
  }

  @Test
  void a_project_that_moves_to_the_branch_sends_nothing_twice() throws Exception {
    shell.append(1, 3);
    assertEquals(3, shell.forward(server).json().path("forwarded").asInt());
    branch.commit("1", "2", "3", "4");
    Files.delete(shell.log());
    assertEquals(1, shell.forward(server).json().path("forwarded").asInt());
  }

  @Test
  void the_file_alone_is_read_if_that_is_asked_for() throws Exception {
    shell.append(1, 3);
    branch.commit("11");
    assertEquals(3, shell.forward(server, "--source", "file").json().path("forwarded").asInt());
  }

  @Test
  void variables_of_git_and_of_language_change_nothing() throws Exception {
    branch.commit("1");
    shell.variable("GIT_DIR", directory.resolve("elsewhere").toString());
    shell.variable("GIT_WORK_TREE", "/");
    shell.variable("LC_ALL", "de_DE.UTF-8");
    shell.variable("LANGUAGE", "de");
    assertEquals(1, shell.forward(server).json().path("forwarded").asInt());
  }

  @Test
  void a_gap_is_told_with_the_times_on_both_sides() throws Exception {
    branch.commit("1");
    shell.forward(server);
    branch.commit("2");
    Shell.Result result = shell.forward(server);
    assertTrue(result.err().startsWith("Warning: gap suspected"), result.err());
    assertEquals(1, result.json().path("forwarded").asInt());
  }

  @Test
  void a_broken_repository_ends_with_3_and_nothing_is_sent() throws Exception {
    branch.commit("1");
    Files.writeString(directory.resolve(".git").resolve(AuditBranch.REF), "1".repeat(40) + "\n");
    assertRefused("git cannot read", shell.forward(server));
  }

  @Test
  void a_git_that_hangs_holds_up_nobody_longer_than_a_run_may_take() throws Exception {
    branch.commit("1");
    hangingGit();
    long start = System.nanoTime();
    Shell.Result result = shell.forward(server, "--best-effort");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertRefused("git has not answered", result);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "without a limit it is 20 s: " + took);
    assertRefused("git has not answered", shell.forward(server, "--deadline", "50ms"));
  }

  /**
   * Before any other on the path; what hangs is not the program itself, but what it has started.
   */
  private void hangingGit() throws IOException {
    Path programs = Files.createDirectory(directory.resolve("programs"));
    Path git = Files.writeString(programs.resolve("git"), "#!/bin/sh\nsleep 60\ntrue\n");
    assertTrue(git.toFile().setExecutable(true));
    shell.variable("PATH", programs + ":" + System.getenv("PATH"));
  }

  @Test
  void a_branch_that_is_asked_for_and_missing_ends_with_3_and_nothing_is_sent() throws Exception {
    shell.append(1, 3);
    assertRefused("there is no branch", shell.forward(server, "--source", "branch"));
  }

  private void assertRefused(String word, Shell.Result result) throws IOException {
    assertEquals(3, result.status(), result.err());
    assertTrue(result.err().contains(word), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.json().path("error").path("message").asText().contains(word));
    assertEquals(List.of(), server.requests());
  }
}
