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
 * <pre>{@code
 * ForwardReport report = EventForwarder.from(log).to(ingest).keeping(checkpoints).build().forward();
 * }</pre>
 *
 * <p>Safe to call from several threads: the checkpoint store lets one run at a time do the work,
 * and the others report {@link ForwardReport.Outcome#BUSY}. Keeps no state of its own between runs.
 *
 * @since 0.1.0
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
  private final Optional<Inventory> inventory;

  EventForwarder(EventForwarderBuilder parts) {
    this.log = parts.log();
    this.checkpoints = parts.checkpoints();
    this.ingest = parts.ingest();
    this.quarantine = parts.quarantine();
    this.settings = parts.settings();
    this.timing = parts.timing();
    this.listener = new HarmlessListener(parts.listener());
    this.inventory = parts.inventory();
    this.beside = parts.beside();
  }

  /**
   * Begins to compose a forwarder of adapters.
   *
   * @param log where the events are
   * @return a builder that wants to know where they go and where their place is kept
   */
  public static EventForwarderBuilder from(AuditLog log) {
    return new EventForwarderBuilder(log);
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
    RunBudget budget = budget();
    Optional<CheckpointStore.Session> owned = checkpoints.open();
    if (owned.isEmpty()) {
      return busy();
    }
    try (CheckpointStore.Session session = owned.get()) {
      return begin(session, budget).run();
    }
  }

  /**
   * Goes back in the log and forwards from there, under new keys. What is in flight is settled
   * first.
   *
   * @param start the first event to go out again; if it is not among the delivered ones this is a
   *     run like any other
   * @param resend whether to send what the backend already has, too; otherwise it is asked, and
   *     nothing goes out if it does not say
   * @return what was done, and what stopped it
   * @throws IOException as {@link #forward()}
   * @throws InterruptedException as {@link #forward()}
   */
  public ForwardReport replay(ReplayStart start, boolean resend)
      throws IOException, InterruptedException {
    Objects.requireNonNull(start, "start");
    RunBudget budget = budget();
    Optional<CheckpointStore.Session> owned = checkpoints.open();
    if (owned.isEmpty()) {
      return busy();
    }
    try (CheckpointStore.Session session = owned.get()) {
      return begin(session, budget).replay(start, resend);
    }
  }

  /** From before the state is looked for: that may take time, too. */
  private RunBudget budget() {
    return new RunBudget(timing, settings.deadline());
  }

  private ForwardRun begin(CheckpointStore.Session session, RunBudget budget) {
    Run run = new Run(new Progress(session), new RunTally(), budget, settings, timing, listener);
    Checkpoint found = session.recovered().checkpoint();
    for (CheckpointStore.Notice notice : session.recovered().notices()) {
      listener.tell(l -> l.recovered(notice, found));
    }
    Submission submission = new Submission(run, ingest);
    return new ForwardRun(
        run,
        log,
        ingest.destination(),
        new Delivery(run, quarantine, submission),
        new Reconciliation(run, log, inventory, submission),
        beside);
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
        false,
        false);
  }
}
