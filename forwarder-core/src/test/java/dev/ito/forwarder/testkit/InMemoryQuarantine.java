package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A quarantine that forgets everything with the process. For one thread.
 *
 * @since 0.1.0
 */
public final class InMemoryQuarantine implements Quarantine, QuarantinedEvents {
  private final List<RefusedEvent> kept = new ArrayList<>();
  private boolean full;

  /** An empty quarantine. */
  public InMemoryQuarantine() {}

  /**
   * What is set aside.
   *
   * @return a copy, oldest first
   */
  public List<RefusedEvent> kept() {
    return List.copyOf(kept);
  }

  /** Lets every later change fail. */
  public void fill() {
    full = true;
  }

  /** Lets changes succeed again. */
  public void makeRoom() {
    full = false;
  }

  @Override
  public void add(RefusedEvent refused) throws IOException {
    if (full) {
      throw new IOException("the quarantine is full");
    }
    if (kept.stream().noneMatch(k -> isSame(k, refused))) {
      kept.add(refused);
    }
  }

  @Override
  public Contents read() {
    return new Contents(kept.stream().map(k -> new Entry(id(k), k)).toList(), 0);
  }

  @Override
  public void drop(Set<String> ids) throws IOException {
    if (full) {
      throw new IOException("the quarantine cannot be written");
    }
    kept.removeIf(k -> ids.contains(id(k)));
  }

  private static String id(RefusedEvent refused) {
    return IdempotencyKey.of(refused.position(), List.of(refused.event())).value();
  }

  private static boolean isSame(RefusedEvent one, RefusedEvent other) {
    return one.position() == other.position() && one.event().equals(other.event());
  }
}
