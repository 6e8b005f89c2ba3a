package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.LogChanges;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Changes of an {@link InMemoryAuditLog} in {@link VirtualTime}: waiting lets time pass, and what
 * the test has planned for that time happens. For one thread.
 *
 * @since 0.1.0
 */
public final class InMemoryLogChanges implements LogChanges {
  private final InMemoryAuditLog log;
  private final VirtualTime time;
  private final PriorityQueue<Planned> plan =
      new PriorityQueue<>(Comparator.comparingLong(Planned::at));
  private String seen;

  private record Planned(long at, Runnable what) {}

  /**
   * Changes from now on.
   *
   * @param log what changes
   * @param time passes while somebody waits
   */
  public InMemoryLogChanges(InMemoryAuditLog log, VirtualTime time) {
    this.log = Objects.requireNonNull(log, "log");
    this.time = Objects.requireNonNull(time, "time");
    this.seen = log.content();
  }

  /**
   * Plans something; it happens when somebody waits for a change at that time or later.
   *
   * @param after how long from now
   * @param what happens
   */
  public void plan(Duration after, Runnable what) {
    plan.add(new Planned(time.nanos() + after.toNanos(), what));
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before waiting");
    }
    long end = time.nanos() + atMost.toNanos();
    while (seen.equals(log.content()) && !plan.isEmpty() && plan.peek().at() <= end) {
      Planned next = plan.remove();
      time.pass(Duration.ofNanos(Math.max(0, next.at() - time.nanos())));
      next.what().run();
    }
    boolean changed = !seen.equals(log.content());
    if (!changed) {
      time.pass(Duration.ofNanos(Math.max(0, end - time.nanos())));
    }
    seen = log.content();
    return changed;
  }

  @Override
  public void close() {}
}
