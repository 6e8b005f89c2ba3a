package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Brings the events of one log to one backend: every event, once, in order.
 *
 * <p>Safe to call from several threads: the checkpoint store lets one run at a time do the work,
 * and the others report {@link ForwardReport.Outcome#BUSY}. Keeps no state of its own between runs.
 */
public final class EventForwarder {
  private final AuditLog log;
  private final CheckpointStore checkpoints;
  private final EventIngest ingest;
  private final Quarantine quarantine;
  private final ForwardSettings settings;
  private final Timing timing;
  private final HarmlessListener listener;
  private final Executor beside;

  /**
   * Composes a forwarder of adapters that does everything in the thread that calls it.
   *
   * @param log where the events are
   * @param checkpoints where it is kept how far they are forwarded
   * @param ingest where they go
   * @param quarantine where refused ones are set aside
   * @param settings how to go about it
   * @param timing time, waiting and chance; {@link Timing#system()} outside tests
   * @param listener hears what runs do; {@link ForwardListener#SILENT} if nobody does
   */
  public EventForwarder(
      AuditLog log,
      CheckpointStore checkpoints,
      EventIngest ingest,
      Quarantine quarantine,
      ForwardSettings settings,
      Timing timing,
      ForwardListener listener) {
    this(log, checkpoints, ingest, quarantine, settings, timing, listener, Runnable::run);
  }

  /**
   * Composes a forwarder of adapters that reads ahead beside the sending.
   *
   * @param log where the events are; a reader of it is used by one thread at a time, not always the
   *     same
   * @param checkpoints where it is kept how far they are forwarded
   * @param ingest where they go
   * @param quarantine where refused ones are set aside
   * @param settings how to go about it
   * @param timing time, waiting and chance; {@link Timing#system()} outside tests
   * @param listener hears what runs do; {@link ForwardListener#SILENT} if nobody does
   * @param beside does one task at a time for each run, usually in a thread of its own
   */
  public EventForwarder(
      AuditLog log,
      CheckpointStore checkpoints,
      EventIngest ingest,
      Quarantine quarantine,
      ForwardSettings settings,
      Timing timing,
      ForwardListener listener,
      Executor beside) {
    this.log = Objects.requireNonNull(log, "log");
    this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
    this.ingest = Objects.requireNonNull(ingest, "ingest");
    this.quarantine = Objects.requireNonNull(quarantine, "quarantine");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.timing = Objects.requireNonNull(timing, "timing");
    this.listener = new HarmlessListener(Objects.requireNonNull(listener, "listener"));
    this.beside = Objects.requireNonNull(beside, "beside");
  }

  /**
   * Forwards everything that the log holds and the backend does not have.
   *
   * <p>What the backend says never comes out as an exception: it is in the report.
   *
   * @return what was done, and what stopped it
   * @throws dev.ito.forwarder.domain.port.UntrustedStateException if the stored state cannot be
   *     trusted; nothing was sent
   * @throws IOException if the log cannot be read or the state cannot be stored; what was
   *     acknowledged until then is not sent again
   * @throws InterruptedException if the thread was interrupted; the next run goes on where this one
   *     was
   */
  public ForwardReport forward() throws IOException, InterruptedException {
    Optional<CheckpointStore.Session> owned = checkpoints.open();
    if (owned.isEmpty()) {
      return busy();
    }
    try (CheckpointStore.Session session = owned.get()) {
      return begin(session).run();
    }
  }

  private ForwardRun begin(CheckpointStore.Session session) {
    Run run =
        new Run(
            new Progress(session),
            new RunTally(),
            new RunBudget(timing, settings.deadline()),
            settings,
            timing,
            listener);
    Checkpoint found = session.recovered().checkpoint();
    session.recovered().notices().forEach(n -> listener.tell(l -> l.recovered(n, found)));
    Delivery delivery = new Delivery(run, quarantine, new Submission(run, ingest));
    return new ForwardRun(run, log, ingest.destination(), delivery, beside);
  }

  private static ForwardReport busy() {
    return new ForwardReport(
        ForwardReport.Outcome.BUSY,
        0,
        0,
        0,
        0,
        false,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
