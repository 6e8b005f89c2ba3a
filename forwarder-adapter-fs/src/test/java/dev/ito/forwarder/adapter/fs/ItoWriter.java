package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Does to a log what Ito's own commands do to it (contract 2.2 to 2.4), step by step. */
final class ItoWriter {
  private final ItoStorage storage;
  private final ItoMerge merge;

  ItoWriter(ItoStorage storage, ItoMerge merge) {
    this.storage = storage;
    this.merge = merge;
  }

  /** A command that writes an event. */
  void append(String event) throws IOException {
    storage.commit(merge.merge(storage.branch(), List.of(event)));
  }

  /** The same, while the branch cannot be written. */
  void appendToFallback(int worktree, String event) throws IOException {
    List<String> lines = new ArrayList<>(storage.fallback(worktree));
    lines.add(event);
    storage.fallback(worktree, lines);
  }

  /** An event of an Ito that knows only the file. */
  void appendToOld(int worktree, String event) throws IOException {
    List<String> lines = new ArrayList<>(storage.old(worktree));
    lines.add(event);
    storage.old(worktree, lines);
  }

  /** A command that reads: what is in the fallback file goes into the branch. */
  void replay(int worktree, boolean diesBeforeItDeletes) throws IOException {
    List<String> lines = storage.fallback(worktree);
    if (lines.isEmpty()) {
      return;
    }
    storage.commit(merge.merge(storage.branch(), lines));
    if (!diesBeforeItDeletes) {
      storage.fallback(worktree, List.of());
    }
  }

  /** The same with the old file, which is given up. */
  void migrate(int worktree) throws IOException {
    List<String> lines = storage.old(worktree);
    if (!lines.isEmpty()) {
      storage.commit(merge.merge(storage.branch(), lines));
      storage.old(worktree, List.of());
    }
  }

  /** The same, while the branch cannot be written. */
  void migrateToFallback(int worktree) throws IOException {
    Set<String> lines = new LinkedHashSet<>(storage.fallback(worktree));
    lines.addAll(storage.old(worktree));
    storage.fallback(worktree, List.copyOf(lines));
    storage.old(worktree, List.of());
  }

  /** What a reader in a worktree could see now, in order, each event once. */
  List<String> visible(int worktree) throws IOException {
    Set<String> lines = new LinkedHashSet<>(storage.branch());
    lines.addAll(storage.fallback(worktree));
    lines.addAll(storage.old(worktree));
    return List.copyOf(lines);
  }
}
