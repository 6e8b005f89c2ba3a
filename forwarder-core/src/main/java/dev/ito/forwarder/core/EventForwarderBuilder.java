package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Composes an {@link EventForwarder} of adapters. It needs a log, an ingest and a checkpoint store;
 * everything else has a default. For one thread; what it has built does not change any more.
 *
 * @since 0.1.0
 */
public final class EventForwarderBuilder {
  private final AuditLog log;
  private Optional<EventIngest> ingest = Optional.empty();
  private Optional<CheckpointStore> checkpoints = Optional.empty();
  private Optional<Quarantine> quarantine = Optional.empty();
  private ForwardSettings settings = ForwardSettings.DEFAULT;
  private Timing timing = Timing.system();
  private ForwardListener listener = ForwardListener.SILENT;
  private Optional<Inventory> inventory = Optional.empty();
  private Executor beside = Absent.PART;

  EventForwarderBuilder(AuditLog log) {
    this.log = Objects.requireNonNull(log, "log");
  }

  /**
   * No default; where the events go.
   *
   * @param backend what takes them; one run at a time uses it
   * @return this
   */
  public EventForwarderBuilder to(EventIngest backend) {
    ingest = Optional.of(Objects.requireNonNull(backend, "ingest"));
    return this;
  }

  /**
   * No default; where it is kept how far the events are forwarded.
   *
   * @param store what keeps it
   * @return this
   */
  public EventForwarderBuilder keeping(CheckpointStore store) {
    checkpoints = Optional.of(Objects.requireNonNull(store, "checkpoints"));
    return this;
  }

  /**
   * None; where refused events are set aside. Needed with {@link
   * ForwardSettings.OnRejected#QUARANTINE}, and not used otherwise.
   *
   * @param aside what keeps them
   * @return this
   */
  public EventForwarderBuilder quarantining(Quarantine aside) {
    quarantine = Optional.of(Objects.requireNonNull(aside, "quarantine"));
    return this;
  }

  /**
   * {@link ForwardSettings#DEFAULT}; how to go about it.
   *
   * @param how the settings
   * @return this
   */
  public EventForwarderBuilder with(ForwardSettings how) {
    settings = Objects.requireNonNull(how, "settings");
    return this;
  }

  /**
   * {@link Timing#system()}; time, waiting and chance.
   *
   * @param other another one, for tests
   * @return this
   */
  public EventForwarderBuilder timedBy(Timing other) {
    timing = Objects.requireNonNull(other, "timing");
    return this;
  }

  /**
   * {@link ForwardListener#SILENT}; who hears what runs do while they do it.
   *
   * @param watcher the listener; nothing that it throws can harm delivery
   * @return this
   */
  public EventForwarderBuilder telling(ForwardListener watcher) {
    listener = Objects.requireNonNull(watcher, "listener");
    return this;
  }

  /**
   * None; how to find out what the backend holds already. It is asked where the state does not know
   * what was delivered, as in a fresh clone, and by a replay.
   *
   * @param holdings lists the backend's events and recognises them in the log
   * @return this
   */
  public EventForwarderBuilder asking(Inventory holdings) {
    inventory = Optional.of(Objects.requireNonNull(holdings, "inventory"));
    return this;
  }

  /**
   * The thread that runs; where the next events are read and put on disk while others are sent. A
   * reader of the log is then used by one thread at a time, not always the same.
   *
   * @param executor does the tasks of a run, in threads of their own if it can: there are up to two
   *     at a time, one that reads and one that puts on disk what was read before
   * @return this
   */
  public EventForwarderBuilder readingAheadIn(Executor executor) {
    beside = Objects.requireNonNull(executor, "beside");
    return this;
  }

  /**
   * Puts the parts together.
   *
   * @return a forwarder
   * @throws IllegalStateException if a part is missing that has no default, or that the settings
   *     need
   */
  public EventForwarder build() {
    return new EventForwarder(this);
  }

  AuditLog log() {
    return log;
  }

  EventIngest ingest() {
    return given(ingest, "ingest", "to", "the events go");
  }

  CheckpointStore checkpoints() {
    return given(checkpoints, "checkpoints", "keeping", "the place of the next run is kept");
  }

  Quarantine quarantine() {
    if (settings.onRejected() == ForwardSettings.OnRejected.QUARANTINE) {
      return given(
          quarantine,
          "onRejected is QUARANTINE, and quarantine",
          "quarantining",
          "refused events are set aside");
    }
    return quarantine.orElse(Absent.PART);
  }

  ForwardSettings settings() {
    return settings;
  }

  Timing timing() {
    return timing;
  }

  ForwardListener listener() {
    return listener;
  }

  Optional<Inventory> inventory() {
    return inventory;
  }

  Executor beside() {
    return beside;
  }

  private static <T> T given(Optional<T> part, String name, String method, String what) {
    if (part.isEmpty()) {
      throw new IllegalStateException(
          name + " is missing; say with " + method + "(...) where " + what);
    }
    return part.get();
  }

  /** What there is where nothing was given; a lambda would cost a young JVM milliseconds. */
  private enum Absent implements Quarantine, Executor {
    PART;

    @Override
    public void add(RefusedEvent refused) throws IOException {
      throw new IOException("no quarantine is there to set an event aside");
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }
}
