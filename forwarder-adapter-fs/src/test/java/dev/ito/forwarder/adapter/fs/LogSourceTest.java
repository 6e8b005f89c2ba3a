package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.adapter.fs.LogSource.Kind;
import dev.ito.forwarder.adapter.fs.LogSource.Wanted;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories as people have them, and as they should not be. */
class LogSourceTest {
  private static final String LINE = AuditEvents.json(1) + "\n";

  @TempDir private Path directory;

  @Test
  void without_anything_else_the_old_file_is_the_log_and_keeps_its_state_beside_it()
      throws IOException {
    TestRepository repository = TestRepository.init(directory);
    LogSource source = find(repository.ito(), Wanted.AUTO);
    assertEquals(Kind.FILE, source.kind());
    assertEquals(repository.ito().resolve(".state"), source.state());
  }

  @Test
  void a_branch_is_read_and_keeps_its_state_where_all_worktrees_find_it() throws IOException {
    TestRepository repository = TestRepository.init(directory.resolve("main")).committed();
    repository.commit(LINE);
    TestRepository other = repository.worktree(directory.resolve("other"));
    LogSource source = find(other.ito(), Wanted.AUTO);
    assertEquals(Kind.BRANCH_AND_FILES, source.kind());
    assertEquals(find(repository.ito(), Wanted.AUTO).state(), source.state());
    assertTrue(source.state().startsWith(repository.directory().resolve(".git")));
    assertTrue(source.why().contains(TestRepository.BRANCH), source.why());
    assertTrue(source.where().startsWith("branch " + TestRepository.BRANCH), source.where());
    assertEquals(1, read(source));
  }

  @Test
  void a_change_shows_in_the_files_that_are_watched() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    repository.commit(LINE);
    LogSource source = find(repository.ito(), Wanted.AUTO);
    List<Path> ref = source.watched().stream().filter(Files::exists).toList();
    assertEquals(1, ref.size(), "only the branch is there: " + source.watched());
    String before = Files.readString(ref.get(0));
    repository.commit(LINE + AuditEvents.json(2) + "\n");
    assertFalse(Files.readString(ref.get(0)).equals(before));
  }

  @Test
  void once_a_branch_was_read_the_project_stays_with_it() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    Files.createDirectories(repository.directory().resolve(Path.of(".git", "ito", "forwarder")));
    assertEquals(Kind.BRANCH_AND_FILES, find(repository.ito(), Wanted.AUTO).kind());
  }

  @Test
  void packed_refs_are_read_without_git_and_loose_ones_win() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    repository.commit(LINE);
    repository.git("pack-refs", "--all");
    assertEquals(1, read(find(repository.ito(), Wanted.BRANCH)));
    repository.commit(LINE + AuditEvents.json(2) + "\n");
    assertEquals(2, read(find(repository.ito(), Wanted.BRANCH)));
  }

  @Test
  void a_repository_of_sha_256_is_read() throws IOException {
    TestRepository repository = TestRepository.init(directory, "--object-format=sha256");
    repository.commit(LINE);
    assertEquals(1, read(find(repository.ito(), Wanted.BRANCH)));
  }

  @Test
  void a_bare_repository_with_worktrees_beside_it_is_read() throws IOException {
    TestRepository bare = TestRepository.init(directory.resolve(".bare"), "--bare");
    bare.commit(LINE);
    Files.writeString(directory.resolve(".git"), "gitdir: ./.bare\n");
    TestRepository worktree =
        TestRepository.at(directory).worktree(directory.resolve("feature"), TestRepository.BRANCH);
    assertEquals(1, read(find(worktree.ito(), Wanted.AUTO)));
  }

  @Test
  void a_shallow_clone_is_read() throws IOException {
    TestRepository repository = TestRepository.init(directory.resolve("deep")).committed();
    repository.commit(LINE);
    repository.commit(LINE + AuditEvents.json(2) + "\n");
    String ref = "refs/heads/" + TestRepository.BRANCH;
    TestRepository shallow = TestRepository.init(directory.resolve("shallow"));
    shallow.git("fetch", "-q", "--depth=1", "file://" + repository.directory(), ref + ":" + ref);
    assertEquals(2, read(find(shallow.ito(), Wanted.AUTO)));
  }

  @Test
  void a_ref_that_points_to_another_is_left_to_git() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    repository.commit(LINE);
    repository.git("branch", "-m", TestRepository.BRANCH, "renamed");
    repository.git("symbolic-ref", "refs/heads/" + TestRepository.BRANCH, "refs/heads/renamed");
    assertEquals(1, read(find(repository.ito(), Wanted.AUTO)));
  }

  /** As git keeps them from 2.45 on, if asked to; here a script stands for such a git. */
  @Test
  void where_refs_are_kept_in_tables_git_is_asked_for_them() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    repository.commit(LINE);
    String tip = repository.git("rev-parse", TestRepository.BRANCH).strip();
    Path git = repository.directory().resolve(".git");
    repository.git("update-ref", "-d", "refs/heads/" + TestRepository.BRANCH);
    Files.move(git.resolve("refs/heads"), git.resolve("heads"));
    Files.writeString(git.resolve("refs/heads"), "this repository uses the reftable format\n");
    Files.createDirectory(git.resolve("reftable"));
    Path program = directory.resolve("git-of-tables");
    String script = "#!/bin/sh\ncase $* in *rev-parse*) echo " + tip + ";; *) git \"$@\";; esac\n";
    assertTrue(Files.writeString(program, script).toFile().setExecutable(true));
    Repository there = Repository.around(directory).orElseThrow();
    GitBranch branch =
        new GitBranch(there, git(program.toString()), BranchName.of(TestRepository.BRANCH));
    assertEquals(Optional.of(tip), branch.tip());
    try (LogBytes.Opened log = branch.open(tip).orElseThrow()) {
      assertEquals(LINE.length(), log.size());
    }
  }

  @Test
  void a_repository_of_somebody_else_is_refused_with_what_to_do() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE);
    Path program = directory.resolve("git-of-somebody-else");
    String script = "#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"\n";
    assertTrue(Files.writeString(program, script).toFile().setExecutable(true));
    Repository there = Repository.around(directory).orElseThrow();
    GitBranch branch =
        new GitBranch(there, git(program.toString()), BranchName.of(TestRepository.BRANCH));
    assertFails("safe.directory", () -> branch.open(branch.tip().orElseThrow()));
    assertFails("dubious ownership", () -> branch.open(branch.tip().orElseThrow()));
  }

  @Test
  void a_branch_without_the_log_is_an_empty_one() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE.getBytes(StandardCharsets.UTF_8), "README");
    assertEquals(0, read(find(repository.ito(), Wanted.BRANCH)));
  }

  @Test
  void without_git_the_files_are_read() throws IOException {
    Path local = directory.resolve(Path.of(".ito", ".state-local", "audit", "events.jsonl"));
    Files.createDirectories(local.getParent());
    Files.writeString(local, LINE);
    assertEquals(1, read(find(directory.resolve(".ito"), Wanted.AUTO)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a..b", "-x", "/a", "a/", "a b", "a.lock", "a/.b", "a~1", "@", "a@{1}", "../x"
      })
  void a_name_that_no_branch_can_have_is_refused(String name) {
    IOException refused =
        assertThrows(IOException.class, () -> LogSource.find(directory, Wanted.AUTO, name));
    assertTrue(refused.getMessage().contains("audit.mirror.branch"), refused.getMessage());
  }

  @Test
  void a_branch_that_was_asked_for_must_be_there() throws IOException {
    assertFails("no git repository", () -> find(directory.resolve(".ito"), Wanted.BRANCH));
    TestRepository repository = TestRepository.init(directory);
    assertFails("there is no branch", () -> find(repository.ito(), Wanted.BRANCH));
  }

  @Test
  void a_log_that_is_not_utf_8_is_refused() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    byte[] bad = (LINE + "x\n").getBytes(StandardCharsets.UTF_8);
    bad[bad.length - 2] = (byte) 0xFF;
    repository.commit(bad, GitBranch.PATH);
    assertFails("line 2", () -> read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_log_that_is_too_large_is_refused_before_it_is_read() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE.repeat(10_000));
    Repository there = Repository.around(directory).orElseThrow();
    GitBranch branch =
        new GitBranch(there, git("git"), BranchName.of(TestRepository.BRANCH), 1 << 20);
    assertFails("1 MB", () -> branch.open(branch.tip().orElseThrow()));
  }

  @Test
  void a_log_that_is_too_large_to_be_held_in_memory_is_read_as_well() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE.repeat(20_000) + AuditEvents.json(2) + "\n");
    assertEquals(2, read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_log_whose_content_is_missing_is_refused_and_no_empty_one() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE);
    String blob = repository.git("rev-parse", TestRepository.BRANCH + ":" + GitBranch.PATH).strip();
    Path objects = repository.directory().resolve(".git/objects");
    Files.delete(objects.resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
    assertFails("its content is missing", () -> read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_directory_in_the_place_of_the_log_is_refused() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(new byte[1], GitBranch.PATH + "/x");
    assertFails("is no file", () -> read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_link_in_the_place_of_the_log_is_refused_and_not_read_as_a_line() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commitLink("elsewhere.jsonl", GitBranch.PATH);
    assertFails("is no file", () -> read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_log_whose_last_line_is_torn_is_read_up_to_there() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE + "{\"v\":1");
    assertEquals(1, read(find(repository.ito(), Wanted.AUTO)));
  }

  @Test
  void a_broken_repository_is_refused() throws IOException {
    TestRepository repository = TestRepository.init(directory.resolve("broken"));
    repository.commit(LINE);
    Path ref =
        repository.directory().resolve(".git").resolve("refs/heads/" + TestRepository.BRANCH);
    Files.writeString(ref, "1".repeat(40) + "\n");
    assertFails("git cannot read", () -> read(find(repository.ito(), Wanted.AUTO)));
    Files.writeString(ref, "");
    assertFails("is damaged", () -> find(repository.ito(), Wanted.AUTO));
    Files.delete(repository.directory().resolve(".git").resolve("HEAD"));
    assertFails("has no HEAD", () -> find(repository.ito(), Wanted.AUTO));
    Path dangling = Files.createDirectory(directory.resolve("dangling"));
    Files.writeString(dangling.resolve(".git"), "gitdir: /nowhere\n");
    assertFails("points to no git directory", () -> find(dangling.resolve(".ito"), Wanted.AUTO));
  }

  @Test
  void what_would_lead_git_astray_and_the_token_are_kept_from_it() throws IOException {
    Path shown = Files.writeString(directory.resolve("shown"), "#!/bin/sh\nenv\n");
    assertTrue(shown.toFile().setExecutable(true));
    String environment = git(shown.toString()).find().get();
    List<String> names = environment.lines().map(line -> line.replaceAll("=.*", "")).toList();
    assertEquals(
        List.of("GIT_NO_LAZY_FETCH", "GIT_TERMINAL_PROMPT"),
        names.stream().filter(name -> name.matches("(GIT|ITO)_.*")).sorted().toList());
  }

  @Test
  void a_git_that_is_missing_or_hangs_is_said() throws IOException {
    Path slow = Files.writeString(directory.resolve("slow"), "#!/bin/sh\nexec sleep 60\n");
    assertTrue(slow.toFile().setExecutable(true));
    Git hanging = new Git(slow.toString(), directory, () -> Duration.ofMillis(50));
    assertFails("has not answered within 50 ms", () -> hanging.find("version"));
    Git missing = git("/nowhere/git");
    assertFails("does not start", () -> missing.find("version"));
  }

  @Test
  void reading_changes_nothing_in_the_repository() throws IOException {
    TestRepository repository = TestRepository.init(directory).committed();
    repository.commit(LINE);
    Path fallback = repository.directory().resolve(Path.of(".git", "ito", "audit", "events.jsonl"));
    Files.createDirectories(fallback.getParent());
    Files.writeString(fallback, AuditEvents.json(2) + "\n");
    List<String> before = everything();
    assertEquals(2, read(find(repository.ito(), Wanted.AUTO)));
    assertEquals(before, everything());
  }

  private List<String> everything() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted().toList()) {
        all.add(file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return all;
  }

  @Test
  void a_place_is_looked_at_without_starting_git_when_nothing_is_new() throws IOException {
    TestRepository repository = TestRepository.init(directory);
    repository.commit(LINE);
    LogPosition end;
    AuditLog first = find(repository.ito(), Wanted.AUTO).log(Optional.empty());
    try (LogReader reader = first.open(LogPosition.START)) {
      end = reader.next(10, 1 << 20).end();
    }
    Repository there = Repository.around(directory).orElseThrow();
    Git none = git("/nowhere/git");
    BranchLog branch =
        new GitBranch(there, none, BranchName.of(TestRepository.BRANCH), GitBranch.LARGEST);
    Predecessor nobody =
        new Predecessor("old", Optional::empty, Optional.empty(), Optional.empty());
    GitAuditLog log =
        new GitAuditLog(
            Optional.of(branch),
            List.of(),
            new Predecessors(nobody, Optional.empty(), Optional.empty()));
    try (LogReader reader = log.open(end)) {
      assertEquals(end, reader.next(10, 1 << 20).end());
    }
  }

  private Git git(String program) {
    return new Git(program, directory, () -> Duration.ofSeconds(5));
  }

  private static LogSource find(Path ito, Wanted wanted) throws IOException {
    return LogSource.find(ito, wanted, TestRepository.BRANCH);
  }

  private static int read(LogSource source) throws IOException {
    try (LogReader reader = source.log(Optional.empty()).open(LogPosition.START)) {
      List<AuditEvent> events = reader.next(100, 1 << 20).events();
      return events.size();
    }
  }

  private static void assertFails(String why, Executable call) {
    IOException failure = assertThrows(IOException.class, call);
    assertTrue(failure.getMessage().contains(why), failure.getMessage());
    assertEquals(IOException.class, failure.getClass());
  }
}
