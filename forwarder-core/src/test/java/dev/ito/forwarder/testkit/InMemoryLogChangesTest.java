package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.LogChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class InMemoryLogChangesTest extends LogChangesContract {
  private final InMemoryAuditLog log = new InMemoryAuditLog();
  private final VirtualTime time = new VirtualTime();
  private final List<InMemoryLogChanges> made = new ArrayList<>();

  @Override
  protected LogChanges newChanges() {
    InMemoryLogChanges changes = new InMemoryLogChanges(log, time);
    made.add(changes);
    return changes;
  }

  @Override
  protected void write(String text) {
    log.replace(text);
  }

  @Override
  protected void append(String text) {
    log.append(text);
  }

  @Override
  protected void remove() {
    log.replace("");
  }

  @Override
  protected void meanwhile(Duration after, Action what) {
    made.get(made.size() - 1).plan(after, () -> happen(what));
  }

  private static void happen(Action what) {
    try {
      what.happen();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
