package dev.ito.forwarder.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How forwarding goes about its work.
 *
 * @param batchSize 100; the most events in one request, at least 1
 * @param batchBytes 900,000; the most bytes in one request, at least 1,024; a single event that is
 *     larger goes alone
 * @param retry how often a batch is tried again within a run
 * @param onRejected {@link OnRejected#STOP}; what happens to an event that the backend refuses
 * @param deadline none; the longest that a whole run may take
 * @param bestEffort false; whether the run is in no hurry: it keeps to the pause that earlier
 *     failures have earned, and leaves retrying to the next run
 * @param onNewDestination {@link OnNewDestination#REFUSE}; what happens when the state belongs to
 *     another destination
 * @param reconcile true; whether the backend is asked what it holds where the state does not know
 * @since 0.1.0
 */
public record ForwardSettings(
    int batchSize,
    long batchBytes,
    RetrySettings retry,
    OnRejected onRejected,
    Optional<Duration> deadline,
    boolean bestEffort,
    OnNewDestination onNewDestination,
    boolean reconcile) {

  /** What happens to an event that the backend refuses. */
  public enum OnRejected {
    /** The run stops before it and names it. */
    STOP,
    /** The event is moved to quarantine, and the run goes on behind it. */
    QUARANTINE
  }

  /** What happens when the state belongs to another destination. */
  public enum OnNewDestination {
    /** Nothing is sent, and the report says what is known. */
    REFUSE,
    /** What the old destination has is taken as delivered; only the rest is sent. */
    CONTINUE,
    /** The whole log is sent to the new destination. */
    FROM_START
  }

  /** All defaults. */
  public static final ForwardSettings DEFAULT =
      new ForwardSettings(
          100,
          900_000,
          RetrySettings.DEFAULT,
          OnRejected.STOP,
          Optional.empty(),
          false,
          OnNewDestination.REFUSE,
          true);

  /** The smallest {@code batchBytes}. */
  public static final long LEAST_BATCH_BYTES = 1_024;

  /**
   * Checks the components. A batch size of 0 is taken as 1, as the existing program takes it.
   *
   * @param batchSize the most events in one request
   * @param batchBytes the most bytes in one request
   * @param retry how often a batch is tried again within a run
   * @param onRejected what happens to an event that the backend refuses
   * @param deadline the longest that a whole run may take
   * @param bestEffort whether the run is in no hurry
   * @param onNewDestination what happens when the state belongs to another destination
   * @param reconcile whether the backend is asked what it holds
   * @throws IllegalArgumentException if a component is out of its range
   */
  public ForwardSettings {
    Objects.requireNonNull(retry, "retry");
    Objects.requireNonNull(onRejected, "onRejected");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(onNewDestination, "onNewDestination");
    if (batchSize < 0) {
      throw new IllegalArgumentException("batchSize is 1 or more, not " + batchSize);
    }
    batchSize = Math.max(1, batchSize);
    if (batchBytes < LEAST_BATCH_BYTES) {
      throw new IllegalArgumentException(
          "batchBytes is " + LEAST_BATCH_BYTES + " or more, not " + batchBytes);
    }
    if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
      throw new IllegalArgumentException("deadline is positive, not " + deadline.get());
    }
  }

  /**
   * The same, with other batches.
   *
   * @param events the most events in one request
   * @return the settings
   */
  public ForwardSettings withBatchSize(int events) {
    return new ForwardSettings(
        events, batchBytes, retry, onRejected, deadline, bestEffort, onNewDestination, reconcile);
  }

  /**
   * The same, with other batches.
   *
   * @param bytes the most bytes in one request
   * @return the settings
   */
  public ForwardSettings withBatchBytes(long bytes) {
    return new ForwardSettings(
        batchSize, bytes, retry, onRejected, deadline, bestEffort, onNewDestination, reconcile);
  }

  /**
   * The same, with other retries.
   *
   * @param next how often a batch is tried again within a run
   * @return the settings
   */
  public ForwardSettings withRetry(RetrySettings next) {
    return new ForwardSettings(
        batchSize, batchBytes, next, onRejected, deadline, bestEffort, onNewDestination, reconcile);
  }

  /**
   * The same, with another way with refused events.
   *
   * @param next what happens to an event that the backend refuses
   * @return the settings
   */
  public ForwardSettings withOnRejected(OnRejected next) {
    return new ForwardSettings(
        batchSize, batchBytes, retry, next, deadline, bestEffort, onNewDestination, reconcile);
  }

  /**
   * The same, with a time in which a run must end.
   *
   * @param longest the longest that a whole run may take
   * @return the settings
   */
  public ForwardSettings withDeadline(Duration longest) {
    return new ForwardSettings(
        batchSize,
        batchBytes,
        retry,
        onRejected,
        Optional.of(Objects.requireNonNull(longest, "deadline")),
        bestEffort,
        onNewDestination,
        reconcile);
  }

  /**
   * The same, in no hurry.
   *
   * @param inNoHurry whether to keep to earlier pauses
   * @return the settings
   */
  public ForwardSettings withBestEffort(boolean inNoHurry) {
    return new ForwardSettings(
        batchSize, batchBytes, retry, onRejected, deadline, inNoHurry, onNewDestination, reconcile);
  }

  /**
   * The same, with an answer to the question where to begin at a new destination.
   *
   * @param next what happens when the state belongs to another destination
   * @return the settings
   */
  public ForwardSettings withOnNewDestination(OnNewDestination next) {
    return new ForwardSettings(
        batchSize, batchBytes, retry, onRejected, deadline, bestEffort, next, reconcile);
  }

  /**
   * The same, with or without asking the backend what it holds.
   *
   * @param next whether it is asked where the state does not know
   * @return the settings
   */
  public ForwardSettings withReconcile(boolean next) {
    return new ForwardSettings(
        batchSize, batchBytes, retry, onRejected, deadline, bestEffort, onNewDestination, next);
  }

  /** A run in no hurry does not retry: the next one comes after the next command. */
  RetrySettings effectiveRetry() {
    return bestEffort ? new RetrySettings(0, retry.baseDelay()) : retry;
  }
}
