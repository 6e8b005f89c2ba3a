package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The layers under Ito's log in a real repository with linked worktrees. */
final class RepositoryStorage implements ItoStorage {
  private final List<TestRepository> worktrees = new ArrayList<>();

  RepositoryStorage(Path directory) throws IOException {
    TestRepository main = TestRepository.init(directory.resolve("w0")).committed();
    worktrees.add(main);
    for (int n = 1; n < GitHistory.WORKTREES; n++) {
      worktrees.add(main.worktree(directory.resolve("w" + n)));
    }
  }

  TestRepository worktree(int n) {
    return worktrees.get(n);
  }

  @Override
  public List<String> branch() throws IOException {
    return worktrees.get(0).log().lines().toList();
  }

  @Override
  public void commit(List<String> lines) throws IOException {
    worktrees.get(0).commit(MemoryLog.text(lines));
  }

  @Override
  public List<String> fallback(int worktree) throws IOException {
    return lines(fallbackFile(worktree));
  }

  @Override
  public void fallback(int worktree, List<String> lines) throws IOException {
    write(fallbackFile(worktree), lines);
  }

  Path fallbackFile(int worktree) throws IOException {
    String directory = worktrees.get(worktree).git("rev-parse", "--absolute-git-dir").strip();
    return Path.of(directory, "ito", "audit", "events.jsonl");
  }

  @Override
  public List<String> old(int worktree) throws IOException {
    return lines(oldFile(worktree));
  }

  @Override
  public void old(int worktree, List<String> lines) throws IOException {
    write(oldFile(worktree), lines);
  }

  Path oldFile(int worktree) {
    return worktrees.get(worktree).ito().resolve(Path.of(".state", "audit", "events.jsonl"));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void write(Path file, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.writeString(file, MemoryLog.text(lines));
    }
  }

  @Override
  public GitAuditLog log(int worktree) throws IOException {
    return worktrees.get(worktree).auditLog();
  }
}
