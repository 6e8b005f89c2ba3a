package dev.ito.forwarder.adapter.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real repository, worked on with the real git and nobody's configuration. */
final class TestRepository {
  static final String BRANCH = LogSource.DEFAULT_BRANCH;

  private final Path directory;

  private TestRepository(Path directory) {
    this.directory = directory;
  }

  static TestRepository init(Path directory, String... options) throws IOException {
    Files.createDirectories(directory);
    TestRepository made = new TestRepository(directory);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    made.git(command.toArray(String[]::new));
    return made;
  }

  static TestRepository at(Path directory) {
    return new TestRepository(directory);
  }

  Path directory() {
    return directory;
  }

  Path ito() {
    return directory.resolve(".ito");
  }

  /** Something to base a worktree on. */
  TestRepository committed() throws IOException {
    git("commit", "-q", "--allow-empty", "-m", "begin");
    return this;
  }

  TestRepository worktree(Path other) throws IOException {
    return worktree(other, "HEAD");
  }

  TestRepository worktree(Path other, String commit) throws IOException {
    git("worktree", "add", "-q", "--detach", other.toString(), commit);
    return at(other);
  }

  /** What our program reads here. */
  GitAuditLog auditLog() throws IOException {
    ItoFiles files = ItoFiles.of(ito());
    return files.gitLog(
        files.branch(BranchName.of(BRANCH), Git.Patient.INSTANCE), true, Optional.empty());
  }

  /** What the log in the branch holds; empty without branch or log. */
  String log() throws IOException {
    String tip = git("for-each-ref", "--format=%(objectname)", "refs/heads/" + BRANCH).strip();
    boolean there = !tip.isEmpty() && !git("ls-tree", tip, "--", GitBranch.PATH).isEmpty();
    return there ? git("cat-file", "blob", tip + ":" + GitBranch.PATH) : "";
  }

  /** Commits a log to the branch, in the place of what it holds. */
  void commit(String log) throws IOException {
    commit(log.getBytes(StandardCharsets.UTF_8), GitBranch.PATH);
  }

  void commit(byte[] content, String path) throws IOException {
    commit(content, path, "100644");
  }

  /** Commits a symbolic link in the place of everything. */
  void commitLink(String target, String path) throws IOException {
    commit(target.getBytes(StandardCharsets.UTF_8), path, "120000");
  }

  private void commit(byte[] content, String path, String mode) throws IOException {
    String ref = "refs/heads/" + BRANCH;
    String tip = git("for-each-ref", "--format=%(objectname)", ref).strip();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    String head =
        "commit %s\ncommitter t <t@t> 0 +0000\ndata 0\n%sdeleteall\nM %s inline %s\ndata %d\n"
            .formatted(ref, tip.isEmpty() ? "" : "from " + tip + "\n", mode, path, content.length);
    stream.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    stream.writeBytes(content);
    stream.write('\n');
    git(stream.toByteArray(), "fast-import", "--quiet");
  }

  String git(String... arguments) throws IOException {
    return git(new byte[0], arguments);
  }

  private String git(byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "t");
      environment.put("GIT_" + who + "_EMAIL", "t@t");
    }
    Process process = builder.redirectErrorStream(false).start();
    process.getOutputStream().write(input);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + errors);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }
}
