package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BodyLimit;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what is in flight to the backend, batch by batch, and stops at the first that fails.
 *
 * <p>Everything is on disk before it is on the wire: whoever calls {@link #deliver} has committed
 * the batches, and whoever cuts them anew here commits the new ones before sending the first.
 */
final class Delivery {
  /** A refusal is believed at once, unless an earlier attempt may have stored something. */
  private static final int REFUSALS_BELIEVED_IN_DOUBT = 3;

  private final Progress progress;
  private final Quarantine quarantine;
  private final ForwardSettings settings;
  private final Submission submission;
  private final RunBudget budget;
  private final Timing timing;
  private final RunTally tally;
  private final HarmlessListener listener;
  private final Set<IdempotencyKey> doubtful = new HashSet<>();

  Delivery(Run run, Quarantine quarantine, Submission submission) {
    this.quarantine = quarantine;
    this.submission = submission;
    this.progress = run.progress();
    this.settings = run.settings();
    this.budget = run.budget();
    this.timing = run.timing();
    this.tally = run.tally();
    this.listener = run.listener();
  }

  /**
   * What an earlier run left in flight may be stored in part, unless it ended with a refusal. That
   * word holds for this run only: it is taken back on disk before the batch is sent again.
   */
  void resume(InFlight earlier) throws IOException {
    earlier.batches().forEach(batch -> doubtful.add(batch.key()));
    if (earlier.headRefused()) {
      doubtful.remove(earlier.head().key());
      progress.commit(progress.here().sending(earlier.withHeadRefused(false)));
    }
  }

  /** Delivers until nothing is in flight, or the run has to stop. */
  void deliver() throws IOException, InterruptedException {
    deliver(Optional.empty());
  }

  /**
   * The same.
   *
   * @param following what comes next; to commit the last of these batches costs much less when that
   *     is prepared
   */
  void deliver(Optional<ReadAhead> following) throws IOException, InterruptedException {
    while (progress.here().inFlight().isPresent() && tally.error().isEmpty() && !budget.isUp()) {
      deliverHead(progress.here().inFlight().get(), following);
    }
  }

  private void deliverHead(InFlight open, Optional<ReadAhead> following)
      throws IOException, InterruptedException {
    EventBatch head = open.head();
    if (open.batches().size() > 1) {
      submission.prepare(open.batches().get(1));
    }
    Submission.Answer answer = submitUntilClear(head);
    if (answer.result().isPresent()) {
      if (open.batches().size() == 1 && following.isPresent()) {
        following.get().await();
      }
      confirmed(head, answer.result().get());
    } else if (!answer.isRefusal()) {
      tally.stoppedBy(answer.error().orElseThrow());
    } else if (!answer.inDoubt()) { // otherwise the time was up before it was clear
      refused(open, answer.error().orElseThrow());
    }
  }

  private void confirmed(EventBatch head, IngestResult result) throws IOException {
    progress.commit(progress.here().settledHead());
    tally.confirmed(result);
    long count = progress.here().confirmed().count();
    listener.tell(l -> l.confirmed(head, result, count));
  }

  /**
   * Submits, and again after a refusal that might not be the whole truth: a part of the batch may
   * be stored under its key by an earlier attempt, and cut anew it would be stored twice. A backend
   * that refuses the same bytes steadily has never stored them.
   *
   * @return the answer; a refusal in doubt only if there was no time to ask often enough
   */
  private Submission.Answer submitUntilClear(EventBatch batch) throws InterruptedException {
    Submission.Answer answer = submission.submit(batch, doubtful.contains(batch.key()));
    int refusals = 1;
    while (answer.isRefusal() && answer.inDoubt()) {
      if (refusals == REFUSALS_BELIEVED_IN_DOUBT) {
        return answer.beyondDoubt();
      }
      if (budget.isUp()) {
        return answer;
      }
      answer = submission.submit(batch, true);
      refusals++;
    }
    return answer;
  }

  private void refused(InFlight open, BackendError reason) throws IOException {
    if (open.head().size() == 1) {
      refusedEvent(open, reason);
      return;
    }
    listener.tell(l -> l.split(open.head(), reason));
    boolean tooLarge = reason instanceof BackendError.TooLarge;
    progress.commit(tooLarge ? shrink(open) : halve(open));
  }

  private Checkpoint halve(InFlight open) {
    Checkpoint here = progress.here();
    List<EventBatch> parts = BatchCutter.halve(here.sequence(), open.head());
    return here.sending(open.replaceHead(parts));
  }

  /** Cuts to half the refused size, now and for all batches to come. */
  private Checkpoint shrink(InFlight open) {
    long limit = Math.max(1, open.head().bytes() / 2);
    List<EventBatch> smaller = new ArrayList<>();
    long sequence = progress.here().sequence();
    for (EventBatch batch : open.batches()) {
      boolean mayBeCut = batch.equals(open.head()) || !doubtful.contains(batch.key());
      if (mayBeCut && batch.bytes() > limit) {
        smaller.addAll(BatchCutter.cut(sequence, batch.events(), batch.size(), limit));
      } else {
        smaller.add(batch);
      }
      sequence += batch.size();
    }
    return progress
        .here()
        .sending(InFlight.of(smaller, open.end()))
        .withBodyLimit(Optional.of(new BodyLimit(limit, timing.now())));
  }

  private void refusedEvent(InFlight open, BackendError reason) throws IOException {
    Checkpoint here = progress.here();
    AuditEvent event = open.head().events().get(0);
    RefusedEvent refused = new RefusedEvent(event, here.confirmed().count(), reason, timing.now());
    if (settings.onRejected() == ForwardSettings.OnRejected.STOP) {
      tally.stoppedBy(refused);
      progress.commit(here.sending(open.withHeadRefused(true)));
      return;
    }
    quarantine.add(refused); // durable before the count passes it
    progress.commit(here.settledHead());
    tally.quarantined();
    listener.tell(l -> l.quarantined(refused));
  }
}
