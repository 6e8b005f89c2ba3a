package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out, where the state does not know, which events of the log the backend already holds.
 *
 * <p>The backend is asked once, and its list taken as a multiset. The log is walked from its start:
 * an event before the confirmed place takes an equal one out of the list; one behind it takes an
 * equal one out and is skipped, or is sent if there is none. That the place is being reconciled
 * stays in the checkpoint until the end of the log is reached, so a run that dies leaves the next
 * one to ask again, and what was sent in between is before the confirmed place by then, or in
 * flight and settled first.
 */
final class Reconciliation {
  /** No backend is waited for longer; a list of 200,000 events takes a few seconds. */
  static final Duration LONGEST_QUESTION = Duration.ofSeconds(60);

  private final Progress progress;
  private final RunTally tally;
  private final RunBudget budget;
  private final ForwardSettings settings;
  private final HarmlessListener listener;
  private final AuditLog log;
  private final Optional<Inventory> inventory;
  private final Submission submission;
  private Optional<Holdings> holdings = Optional.empty();
  private boolean asked;
  private boolean decided;

  Reconciliation(Run run, AuditLog log, Optional<Inventory> inventory, Submission submission) {
    this.progress = run.progress();
    this.tally = run.tally();
    this.budget = run.budget();
    this.settings = run.settings();
    this.listener = run.listener();
    this.log = log;
    this.inventory = inventory;
    this.submission = submission;
  }

  /**
   * Asks, if anything is unknown and there is an event to ask for.
   *
   * @return whether the run may go on; if not, the tally says why, or the time is up
   */
  boolean prepare(LogReader reader, long countedBytes) throws IOException, InterruptedException {
    return !isUnknown() || reader.remaining(countedBytes).orElse(1) == 0 || decide();
  }

  /** Those of the next events that must be sent. */
  List<AuditEvent> unsent(List<AuditEvent> events) {
    if (holdings.isEmpty() || holdings.get().size() == 0) {
      return events;
    }
    List<AuditEvent> unsent =
        events.stream().filter(event -> !holdings.get().take(event.text())).toList();
    tally.alreadyThere(events.size() - unsent.size());
    return unsent;
  }

  /**
   * The checkpoint with what is known now: nothing is left to ask once the list is used up. Without
   * a list it is, once the backend has taken a batch; until then the address may just be wrong.
   */
  Checkpoint known(Checkpoint next) {
    boolean usedUp = holdings.isPresent() && holdings.get().size() == 0;
    boolean decidedWithout = decided && holdings.isEmpty() && (!asked || tally.hasDelivered());
    return next.withReconciling(next.reconciling() && !usedUp && !decidedWithout);
  }

  /** The checkpoint at the end of the log. */
  Checkpoint knownAtEnd(Checkpoint next) {
    return next.withReconciling(next.reconciling() && !decided);
  }

  /** Whether the backend must be asked before anything is sent. */
  boolean isUnknown() {
    return progress.here().reconciling() && !decided;
  }

  /**
   * Asks.
   *
   * @return whether the run may go on; if not, the tally says why, or the time is up
   */
  boolean decide() throws IOException, InterruptedException {
    if (!settings.reconcile() || inventory.isEmpty()) {
      decided = true;
      return true;
    }
    asked = true;
    try {
      Holdings all = ask(inventory.get());
      listener.tell(l -> l.reconciling(all.size()));
      decided = passConfirmed(all);
      holdings = Optional.of(all);
      return decided;
    } catch (BackendException e) {
      return goOnWithout(e.error());
    }
  }

  /**
   * Asks, and again while the backend is only briefly away; a slow answer is not asked for twice.
   */
  private Holdings ask(Inventory backend) throws BackendException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Holdings.of(backend, limit());
      } catch (BackendException e) {
        if (isSlow(e.error()) || !submission.waitedAfter(attempt, e.error())) {
          throw e;
        }
      }
    }
  }

  private Duration limit() {
    Duration left = budget.forRequest();
    return left.compareTo(LONGEST_QUESTION) < 0 ? left : LONGEST_QUESTION;
  }

  private static boolean isSlow(BackendError error) {
    return error instanceof BackendError.Unavailable away
        && away.outcomeUnknown()
        && !away.answered();
  }

  /** Takes out what stands before the confirmed place; false if there was no time for it. */
  private boolean passConfirmed(Holdings all) throws IOException {
    LogPosition confirmed = progress.here().confirmed();
    if (!confirmed.equals(LogPosition.START)) {
      new LogWalk(log, confirmed)
          .dealtWith(
              (number, event) -> {
                all.take(event.text());
                return !budget.isUp();
              });
    }
    return !budget.isUp();
  }

  /**
   * Whether to send without an answer. Not what a state with a past was about to leave out, and not
   * where the next run may get the answer that this one had no time for.
   */
  private boolean goOnWithout(BackendError error) {
    boolean never = error instanceof BackendError.NotFound;
    boolean hasPast = progress.here().sequence() > 0;
    boolean goesOn = !hasPast && !stopsAnyway(error) && (never || !settings.bestEffort());
    listener.tell(l -> l.notReconciled(error, goesOn));
    if (goesOn) {
      decided = true;
    } else {
      tally.unreconciled(error);
    }
    return goesOn;
  }

  /** Whether no batch would get further than the question did. */
  private static boolean stopsAnyway(BackendError error) {
    return error instanceof BackendError.Unauthorized
        || error instanceof BackendError.Throttled
        || error instanceof BackendError.Unavailable away
            && !away.outcomeUnknown()
            && !away.answered(); // nobody was reached
  }
}
