package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Submits one batch as often as it is worth it, always the very same bytes under the very same key.
 *
 * <p>The first attempt is made directly; {@link Retrying} takes over when it has failed.
 */
final class Submission {
  /** The share of a wait that chance may add, never take away. */
  private static final double JITTER = 0.1;

  private final EventIngest ingest;
  private final RetrySettings retry;
  private final RunBudget budget;
  private final Timing timing;
  private final HarmlessListener listener;

  Submission(Run run, EventIngest ingest) {
    this.ingest = ingest;
    this.budget = run.budget();
    this.timing = run.timing();
    this.listener = run.listener();
    this.retry = run.settings().effectiveRetry();
  }

  /** Says what is submitted after the next batch, if that is acknowledged. */
  void prepare(EventBatch next) {
    ingest.prepare(next);
  }

  /**
   * What came of it.
   *
   * @param inDoubt whether an earlier attempt at this batch may have stored a part of it
   */
  Answer submit(EventBatch batch, boolean inDoubt) throws InterruptedException {
    Attempts attempts = new Attempts(batch, inDoubt);
    try {
      return Answer.of(attempts.once(), attempts.inDoubt);
    } catch (BackendException first) {
      return isRetried(first) ? attempts.again(first) : Answer.of(first.error(), attempts.inDoubt);
    }
  }

  private boolean isRetried(BackendException first) {
    return retry.maxRetries() > 0 && RetryClassification.mayBeRetried(first.error());
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
    Duration least = Collections.max(List.of(own, askedFor(error).orElse(own)));
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
      return error.isPresent()
          && (error.get() instanceof BackendError.TooLarge
              || error.get() instanceof BackendError.Rejected);
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

    IngestResult once() throws BackendException, InterruptedException {
      try {
        return requireConfirmed(ingest.ingest(batch, budget.forRequest()));
      } catch (BackendException e) {
        inDoubt |= e.error() instanceof BackendError.Unavailable u && u.outcomeUnknown();
        throw e;
      }
    }

    /** All attempts after the first, which has failed. */
    Answer again(BackendException first) throws InterruptedException {
      try {
        IngestResult result = Retrying.upTo(retry.maxRetries(), first, this::afterWaiting);
        return Answer.of(result, inDoubt);
      } catch (BackendException last) {
        return Answer.of(last.error(), inDoubt);
      } catch (TooLate tooLate) {
        return Answer.of(tooLate.last.error(), inDoubt);
      }
    }

    private IngestResult afterWaiting(BackendException last, int failedAttempts)
        throws BackendException, InterruptedException, TooLate {
      Duration wait = waitAfter(failedAttempts, last.error());
      if (!isWorth(wait, last.error())) {
        throw new TooLate(last);
      }
      listener.tell(l -> l.retrying(batch, last.error(), failedAttempts, wait));
      timing.sleep(wait);
      if (budget.isUp()) { // a wait may take longer than it was asked to
        throw new TooLate(last);
      }
      return once();
    }

    private IngestResult requireConfirmed(IngestResult result) throws BackendException {
      if (!result.confirms(batch)) {
        throw new BackendException(unconfirmed(result));
      }
      return result;
    }

    private BackendError unconfirmed(IngestResult result) {
      String counts =
          "the answer accounts for "
              + result.accepted()
              + " accepted and "
              + result.duplicates()
              + " duplicates of "
              + batch.size()
              + " events";
      return new BackendError.Unavailable(counts, OptionalInt.empty(), Optional.empty(), true);
    }
  }

  /** Ends the attempts because the next wait does not fit into the run. */
  static final class TooLate extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient BackendException last;

    TooLate(BackendException last) {
      super(last);
      this.last = last;
    }
  }
}
