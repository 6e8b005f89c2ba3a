package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A quarantine that forgets everything with the process. For one thread. */
public final class InMemoryQuarantine implements Quarantine {
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

  /** Lets every later addition fail. */
  public void fill() {
    full = true;
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

  private static boolean isSame(RefusedEvent one, RefusedEvent other) {
    return one.position() == other.position() && one.event().equals(other.event());
  }
}
