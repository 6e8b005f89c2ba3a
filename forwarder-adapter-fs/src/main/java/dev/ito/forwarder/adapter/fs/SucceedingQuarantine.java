package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in quarantine, together with what was set aside while the log, and with it the state, was
 * elsewhere. Each event stays in the file that it is in.
 */
final class SucceedingQuarantine implements QuarantinedEvents {
  private final FileQuarantine own;
  private final FileCheckpointStore owner;
  private final List<Older> older;

  /**
   * A quarantine of an older state.
   *
   * @param quarantine what was set aside
   * @param owner the state beside it, whose lock guards it
   */
  record Older(FileQuarantine quarantine, FileCheckpointStore owner) {}

  SucceedingQuarantine(FileQuarantine own, FileCheckpointStore owner, List<Older> older) {
    this.own = own;
    this.owner = owner;
    this.older = List.copyOf(older);
  }

  @Override
  public Contents read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    int unreadable = 0;
    for (Older before : older) {
      Contents found = before.quarantine().read();
      entries.addAll(found.entries());
      unreadable += found.unreadable();
    }
    Contents found = own.read();
    entries.addAll(found.entries());
    return new Contents(entries, unreadable + found.unreadable());
  }

  @Override
  public void drop(Set<String> ids) throws IOException {
    for (Older before : older) {
      if (before.quarantine().read().entries().stream().anyMatch(e -> ids.contains(e.id()))) {
        drop(ids, before);
      }
    }
    own.drop(ids);
  }

  private void drop(Set<String> ids, Older from) throws IOException {
    Optional<CheckpointStore.Session> owned = from.owner().open();
    if (owned.isPresent()) {
      try (CheckpointStore.Session session = owned.get()) {
        session.recovered(); // owned, and that is all that is needed of it
        from.quarantine().drop(ids);
      }
      return;
    }
    boolean used = OlderState.isUsed(owner.peek().checkpoint());
    if (used) {
      throw new IOException(
          "another forwarder is at work on the file beside the branch; try again when it is done."
              + " Nothing was dropped");
    }
    from.quarantine().drop(ids); // the caller's session owns the older state as well
  }
}
