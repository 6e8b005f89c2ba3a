package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The plain counts that a crash may leave standing: the last one that is known to be on disk, and
 * those that were to be written since. For one thread.
 */
final class StandingCounts {
  private final List<Long> counts = new ArrayList<>();

  /** Only this one is on disk. */
  void found(long count) {
    counts.clear();
    counts.add(count);
  }

  /** This one may come to stand there from now on. */
  void wanted(long count) {
    counts.add(count);
  }

  /** If one was forced, those before it cannot come back. */
  void forced(OptionalLong count) {
    int at = count.isEmpty() ? -1 : counts.lastIndexOf(count.getAsLong());
    if (at > 0) {
      counts.subList(0, at).clear();
    }
  }

  /** All of them, in the order in which they came. */
  List<Long> all() {
    return List.copyOf(counts);
  }

  /** Those that do not say what is to be said. */
  static List<Long> but(long count, List<Long> all) {
    List<Long> others = new ArrayList<>();
    for (long other : all) {
      if (other != count) {
        others.add(other);
      }
    }
    return List.copyOf(others);
  }

  /** The same once everything in flight is done. */
  List<Long> ahead(Checkpoint here) {
    List<Long> all = new ArrayList<>(counts);
    Checkpoint reached = here;
    all.add(reached.confirmed().count());
    while (reached.inFlight().isPresent()) {
      reached = reached.settledHead();
      all.add(reached.confirmed().count());
    }
    return List.copyOf(all);
  }
}
