package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks ahead at what {@link EventForwarder#replay} would do. Changes nothing and owns nothing, so
 * what it says may be out of date a moment later.
 *
 * @since 0.1.0
 */
public final class Replay {
  private final AuditLog log;
  private final CheckpointStore checkpoints;
  private final Inventory inventory;

  /**
   * A look at a log, a state and a backend.
   *
   * @param log where the events are
   * @param checkpoints where it is kept how far they are forwarded
   * @param inventory how to find out what the backend holds
   */
  public Replay(AuditLog log, CheckpointStore checkpoints, Inventory inventory) {
    this.log = Objects.requireNonNull(log, "log");
    this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
    this.inventory = Objects.requireNonNull(inventory, "inventory");
  }

  /**
   * How many events of the log are taken as delivered.
   *
   * @return the number; those in flight are among them, since they are sent in any case
   * @throws IOException if the log or the state cannot be read
   */
  public long delivered() throws IOException {
    return walk().delivered();
  }

  private LogWalk walk() throws IOException {
    Checkpoint here = checkpoints.peek().checkpoint();
    return new LogWalk(log, here.inFlight().map(InFlight::end).orElse(here.confirmed()));
  }

  /**
   * What would go out. Asks the backend once.
   *
   * @param start where to start
   * @return the plan, or empty if no delivered event is at or behind the start
   * @throws IOException if the log or the state cannot be read
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<ReplayPlan> plan(ReplayStart start) throws IOException, InterruptedException {
    LogWalk walk = walk();
    Optional<Long> first = walk.find(start);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Count count = new Count(first.get());
    Optional<BackendError> unknown = Optional.empty();
    try {
      count.holdings = Optional.of(Holdings.of(inventory, Reconciliation.LONGEST_QUESTION));
    } catch (BackendException e) {
      unknown = Optional.of(e.error());
    }
    walk.waiting(walk.dealtWith(count::seeDelivered), count::seeWaiting);
    return count.plan(unknown);
  }

  /** Counts while the log is walked through. */
  private static final class Count {
    private final long first;
    private Optional<Holdings> holdings = Optional.empty();
    private Optional<AuditEvent> event = Optional.empty();
    private long again;
    private long waiting;
    private long held;

    Count(long first) {
      this.first = first;
    }

    boolean seeDelivered(long number, AuditEvent next) {
      boolean there = isHeld(next);
      if (number >= first) {
        event = event.or(() -> Optional.of(next));
        held += there ? 1 : 0;
        again++;
      }
      return true;
    }

    boolean seeWaiting(long number, AuditEvent next) {
      held += isHeld(next) ? 1 : 0;
      waiting++;
      return true;
    }

    private boolean isHeld(AuditEvent next) {
      return holdings.isPresent() && holdings.get().take(next.text());
    }

    Optional<ReplayPlan> plan(Optional<BackendError> unknown) {
      OptionalLong known = holdings.isPresent() ? OptionalLong.of(held) : OptionalLong.empty();
      return event.map(e -> new ReplayPlan(first, e, again, waiting, known, unknown));
    }
  }
}
