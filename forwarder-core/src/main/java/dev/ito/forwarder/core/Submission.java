package dev.ito.forwarder.core;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Submits one batch as often as it is worth it, always the very same bytes under the very same key.
 *
 * <p>The only retry in the system. Failsafe decides whether there is another attempt; the wait is
 * ours, because its own cannot take a server's Retry-After as a minimum.
 */
final class Submission {
  /** The share of a wait that chance may add, never take away. */
  private static final double JITTER = 0.1;

  private final EventIngest ingest;
  private final RetrySettings retry;
  private final RunBudget budget;
  private final Timing timing;
  private final HarmlessListener listener;
  private final FailsafeExecutor<IngestResult> retrying;

  Submission(Run run, EventIngest ingest) {
    this.ingest = ingest;
    this.budget = run.budget();
    this.timing = run.timing();
    this.listener = run.listener();
    this.retry = run.settings().effectiveRetry();
    this.retrying =
        Failsafe.with(
            RetryPolicy.<IngestResult>builder()
                .handleIf(
                    failure ->
                        failure instanceof BackendException e
                            && RetryClassification.mayBeRetried(e.error()))
                .withMaxAttempts(retry.maxRetries() + 1)
                .build());
  }

  /**
   * What came of it.
   *
   * @param inDoubt whether an earlier attempt at this batch may have stored a part of it
   */
  Answer submit(EventBatch batch, boolean inDoubt) throws InterruptedException {
    Attempts attempts = new Attempts(batch, inDoubt);
    try {
      return Answer.of(retrying.get(attempts::next), attempts.inDoubt);
    } catch (FailsafeException e) {
      return attempts.failed(e);
    }
  }

  /** The wait that the backend asked for, if it did. */
  static Optional<Duration> askedFor(BackendError error) {
    if (error instanceof BackendError.Throttled throttled) {
      return throttled.retryAfter();
    }
    if (error instanceof BackendError.Unavailable unavailable) {
      return unavailable.retryAfter();
    }
    return Optional.empty();
  }

  /**
   * Waits before another attempt at anything that failed.
   *
   * @return false at once if there is to be no other attempt
   */
  boolean waitedAfter(int failedAttempts, BackendError error) throws InterruptedException {
    if (failedAttempts > retry.maxRetries() || !RetryClassification.mayBeRetried(error)) {
      return false;
    }
    Duration wait = waitAfter(failedAttempts, error);
    if (!isWorth(wait, error)) {
      return false;
    }
    timing.sleep(wait);
    return !budget.isUp();
  }

  private Duration waitAfter(int failedAttempts, BackendError error) {
    Duration own = retry.delayAfter(failedAttempts);
    Duration least = askedFor(error).filter(asked -> asked.compareTo(own) > 0).orElse(own);
    return least.plusNanos((long) (least.toNanos() * JITTER * timing.chance()));
  }

  /** Whether a wait fits into this run. */
  private boolean isWorth(Duration wait, BackendError error) {
    boolean askedTooMuch =
        askedFor(error).filter(a -> a.compareTo(RetrySettings.LONGEST_DELAY) > 0).isPresent();
    return !askedTooMuch && budget.allows(wait);
  }

  /**
   * The end of a submission.
   *
   * @param result the counts, if the batch is acknowledged
   * @param error why not, otherwise
   * @param inDoubt whether some attempt may have stored a part of the batch
   */
  record Answer(Optional<IngestResult> result, Optional<BackendError> error, boolean inDoubt) {
    static Answer of(IngestResult result, boolean inDoubt) {
      return new Answer(Optional.of(result), Optional.empty(), inDoubt);
    }

    static Answer of(BackendError error, boolean inDoubt) {
      return new Answer(Optional.empty(), Optional.of(error), inDoubt);
    }

    /** The same, asked often enough. */
    Answer beyondDoubt() {
      return new Answer(result, error, false);
    }

    /** Whether the backend will not take the batch as it is. */
    boolean isRefusal() {
      return error
          .filter(e -> e instanceof BackendError.TooLarge || e instanceof BackendError.Rejected)
          .isPresent();
    }
  }

  /** The attempts at one batch. */
  private final class Attempts {
    private final EventBatch batch;
    private boolean inDoubt;

    Attempts(EventBatch batch, boolean inDoubt) {
      this.batch = batch;
      this.inDoubt = inDoubt;
    }

    IngestResult next(ExecutionContext<IngestResult> context)
        throws BackendException, InterruptedException, TooLate {
      if (context.isRetry()) {
        waitBefore(context);
      }
      try {
        return requireConfirmed(ingest.ingest(batch, budget.forRequest()));
      } catch (BackendException e) {
        inDoubt |= e.error() instanceof BackendError.Unavailable u && u.outcomeUnknown();
        throw e;
      }
    }

    private void waitBefore(ExecutionContext<IngestResult> context)
        throws InterruptedException, TooLate {
      BackendException last = context.getLastException();
      Duration wait = waitAfter(context.getAttemptCount(), last.error());
      if (!isWorth(wait, last.error())) {
        throw new TooLate(last);
      }
      listener.tell(l -> l.retrying(batch, last.error(), context.getAttemptCount(), wait));
      timing.sleep(wait);
      if (budget.isUp()) { // a wait may take longer than it was asked to
        throw new TooLate(last);
      }
    }

    private IngestResult requireConfirmed(IngestResult result) throws BackendException {
      if (!result.confirms(batch)) {
        throw new BackendException(unconfirmed(result));
      }
      return result;
    }

    private BackendError unconfirmed(IngestResult result) {
      String counts =
          "the answer accounts for %d accepted and %d duplicates of %d events"
              .formatted(result.accepted(), result.duplicates(), batch.size());
      return new BackendError.Unavailable(counts, OptionalInt.of(200), Optional.empty(), true);
    }

    private Answer failed(FailsafeException e) throws InterruptedException {
      if (e.getCause() instanceof BackendException last) {
        return Answer.of(last.error(), inDoubt);
      }
      if (e.getCause() instanceof TooLate tooLate) {
        return Answer.of(tooLate.last.error(), inDoubt);
      }
      if (e.getCause() instanceof InterruptedException stop) {
        Thread.interrupted(); // Failsafe sets the flag again; the exception carries it from here
        throw stop;
      }
      throw e;
    }
  }

  /** Ends the attempts because the next wait does not fit into the run. */
  private static final class TooLate extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient BackendException last;

    TooLate(BackendException last) {
      super(last);
      this.last = last;
    }
  }
}
