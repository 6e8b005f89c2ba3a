package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The branch of a real repository in which today's Ito keeps its log. */
record AuditBranch(Path directory) {
  static final String REF = "refs/heads/ito/internal/audit";

  /** Makes a directory a repository, without the branch as yet. */
  static AuditBranch init(Path directory) throws Exception {
    AuditBranch branch = new AuditBranch(directory);
    branch.git("", "init", "-q");
    return branch;
  }

  /** Commits events with these ids, in the place of what the branch holds. */
  void commit(String... ids) throws Exception {
    StringBuilder log = new StringBuilder();
    for (String id : ids) {
      log.append(Shell.event(id)).append('\n');
    }
    boolean first = git("", "for-each-ref", REF).isEmpty();
    git(
        "commit %s\ncommitter t <t@t> 0 +0000\ndata 0\n%sM 100644 inline %s\ndata %d\n%s\n"
            .formatted(
                REF,
                first ? "" : "from " + REF + "^0\n",
                ".ito/.state/audit/events.jsonl",
                log.length(),
                log),
        "fast-import",
        "--quiet");
  }

  private String git(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return output;
  }
}
