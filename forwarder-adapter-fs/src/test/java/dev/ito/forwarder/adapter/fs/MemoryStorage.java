package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers under Ito's log in memory, for thousands of histories. */
final class MemoryStorage implements ItoStorage {
  private final Map<String, String> files = new HashMap<>();
  private final List<byte[]> commits = new ArrayList<>();
  private List<String> branch = List.of();

  @Override
  public List<String> branch() {
    return branch;
  }

  @Override
  public void commit(List<String> lines) {
    branch = List.copyOf(lines);
    commits.add(MemoryLog.text(lines).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> fallback(int worktree) {
    return files.getOrDefault("fallback" + worktree, "").lines().toList();
  }

  @Override
  public void fallback(int worktree, List<String> lines) {
    fallbackText(worktree, MemoryLog.text(lines));
  }

  /** Puts any text into a fallback file. */
  void fallbackText(int worktree, String text) {
    files.put("fallback" + worktree, text);
  }

  @Override
  public List<String> old(int worktree) {
    return files.getOrDefault("old" + worktree, "").lines().toList();
  }

  @Override
  public void old(int worktree, List<String> lines) {
    files.put("old" + worktree, MemoryLog.text(lines));
  }

  @Override
  public GitAuditLog log(int worktree) {
    List<GitAuditLog.FilePart> parts = List.of(part("fallback" + worktree), part("old" + worktree));
    Predecessor none =
        new Predecessor("old" + worktree, parts.get(1).bytes(), Optional.empty(), Optional.empty());
    return new GitAuditLog(
        Optional.of(new Branch()),
        parts,
        new Predecessors(none, Optional.empty(), Optional.empty()));
  }

  private GitAuditLog.FilePart part(String name) {
    return new GitAuditLog.FilePart(
        name,
        () ->
            Optional.ofNullable(files.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> MemoryLog.of(text.getBytes(StandardCharsets.UTF_8)))
                .flatMap(MemoryLog::open));
  }

  /** Every commit is kept, as in a repository. */
  private final class Branch implements BranchLog {
    @Override
    public Optional<String> tip() {
      return commits.isEmpty() ? Optional.empty() : Optional.of("c" + commits.size());
    }

    @Override
    public Optional<LogBytes.Opened> open(String tip) {
      return MemoryLog.of(commits.get(Integer.parseInt(tip.substring(1)) - 1)).open();
    }

    @Override
    public String describe() {
      return "the branch in memory";
    }
  }
}
