package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Destination;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;

/**
 * What was forwarded from the files that were whole logs before there was a branch, in any worktree
 * of the repository: Ito moves each into the one branch.
 *
 * @param own this worktree's
 * @param project whose other worktrees are looked at, when that is needed
 * @param destination where the events go; what went elsewhere is not taken over
 */
record Predecessors(
    Predecessor own, Optional<ItoFiles> project, Optional<Destination> destination) {

  /** What a mark says is dealt with, or nothing if it says nothing we understand. */
  Optional<DealtWith> knowledge(String mark) throws IOException {
    return own.knowledge(mark);
  }

  /** Adds what this worktree's state says, unless it is known already; says if it did. */
  boolean addOwnTo(DealtWith dealt) throws IOException {
    return own.addTo(dealt);
  }

  /** Adds what the other worktrees' states say, where it is not known already. */
  void addOthersTo(DealtWith dealt) throws IOException {
    if (project.isPresent()) {
      for (ItoFiles other : project.get().inOtherWorktrees()) {
        add(other.predecessor(destination), dealt);
      }
    }
  }

  private static void add(Predecessor other, DealtWith dealt) throws IOException {
    try {
      other.addTo(dealt);
      other.addEarlierEventsTo(dealt);
    } catch (AccessDeniedException somebodyElses) {
      // They know what they have sent; we only know that we may not look.
    }
  }

  /** Has a walk from the start see everything that was ever sent from files. */
  void leaveOutOf(DealtWith dealt) throws IOException {
    own.leaveOutOf(dealt);
    if (project.isPresent()) {
      for (ItoFiles other : project.get().inOtherWorktrees()) {
        other.predecessor(destination).leaveOutOf(dealt);
      }
    }
  }
}
