package dev.ito.forwarder.domain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the backend did not confirm a batch.
 *
 * <p>A closed family, told apart by type and never by text. Questions about it are asked as {@link
 * Cases} tables, so that a new kind stops the build at every table that has no answer for it.
 *
 * @since 0.1.0
 */
public sealed interface BackendError {

  /**
   * What happened, for a person: one line, without secrets and without a trailing period.
   *
   * @return the words
   */
  String detail();

  /**
   * The status of the answer, where there was one and its protocol has statuses. For display only:
   * nobody decides by its value.
   *
   * @return for example 503
   */
  OptionalInt status();

  /**
   * Asks a question that every kind has an answer to.
   *
   * @param cases the answers
   * @param <R> what an answer is
   * @return the answer for this kind
   */
  <R> R match(Cases<R> cases);

  /**
   * One answer for each kind of error.
   *
   * @param <R> what an answer is
   */
  interface Cases<R> {
    /**
     * The answer for a backend that is away.
     *
     * @param error what happened
     * @return the answer
     */
    R unavailable(Unavailable error);

    /**
     * The answer for a backend that asks to slow down.
     *
     * @param error what happened
     * @return the answer
     */
    R throttled(Throttled error);

    /**
     * The answer for a token or project that is not let in.
     *
     * @param error what happened
     * @return the answer
     */
    R unauthorized(Unauthorized error);

    /**
     * The answer for an endpoint that is not there.
     *
     * @param error what happened
     * @return the answer
     */
    R notFound(NotFound error);

    /**
     * The answer for a batch that is too large.
     *
     * @param error what happened
     * @return the answer
     */
    R tooLarge(TooLarge error);

    /**
     * The answer for content that is refused.
     *
     * @param error what happened
     * @return the answer
     */
    R rejected(Rejected error);

    /**
     * The answer for a lease that somebody else holds.
     *
     * @param error what happened
     * @return the answer
     */
    R leaseConflict(LeaseConflict error);

    /**
     * The answer for a revision that has moved on.
     *
     * @param error what happened
     * @return the answer
     */
    R revisionConflict(RevisionConflict error);

    /**
     * The answer for anything else.
     *
     * @param error what happened
     * @return the answer
     */
    R other(Other error);
  }

  /**
   * The backend did not answer, or answered that it cannot at the moment.
   *
   * @param detail what happened
   * @param status the status of the answer; empty if there was none, or its protocol has no
   *     statuses
   * @param retryAfter how long it asked to be left alone; 0 or more
   * @param outcomeUnknown whether a part of the batch may be stored all the same; false only if it
   *     is certain that nothing is
   */
  record Unavailable(
      String detail, OptionalInt status, Optional<Duration> retryAfter, boolean outcomeUnknown)
      implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     * @param retryAfter how long it asked to be left alone
     * @param outcomeUnknown whether a part of the batch may be stored all the same
     */
    public Unavailable {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(retryAfter, "retryAfter");
      requireNotNegative(retryAfter);
    }

    /**
     * Whether the backend is known to have answered. A question that got no answer is not asked
     * again in the same run, since that may take long; one that got a bad answer is.
     *
     * @return whether there is a status
     */
    public boolean answered() {
      return status.isPresent();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unavailable(this);
    }
  }

  /**
   * The backend is there and asks to slow down; nothing of the batch is stored.
   *
   * @param detail what happened
   * @param status the status of the answer
   * @param retryAfter how long it asked to be left alone; 0 or more
   */
  record Throttled(String detail, OptionalInt status, Optional<Duration> retryAfter)
      implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     * @param retryAfter how long it asked to be left alone
     */
    public Throttled {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(retryAfter, "retryAfter");
      requireNotNegative(retryAfter);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.throttled(this);
    }
  }

  /**
   * The token is not valid, or not for this project; nothing of the batch is stored.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record Unauthorized(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public Unauthorized {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unauthorized(this);
    }
  }

  /**
   * There is no ingest endpoint at this address; nothing of the batch is stored.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record NotFound(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public NotFound {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.notFound(this);
    }
  }

  /**
   * The batch is larger than the backend takes; nothing of it is stored.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record TooLarge(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public TooLarge {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.tooLarge(this);
    }
  }

  /**
   * The backend understood and refused something in the batch; nothing of it is stored.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record Rejected(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public Rejected {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rejected(this);
    }
  }

  /**
   * Somebody else holds the lease on a change; not expected from an ingest.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record LeaseConflict(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public LeaseConflict {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leaseConflict(this);
    }
  }

  /**
   * The revision of a change has moved on; not expected from an ingest.
   *
   * @param detail what happened
   * @param status the status of the answer
   */
  record RevisionConflict(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public RevisionConflict {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.revisionConflict(this);
    }
  }

  /**
   * Anything else: an answer that no backend gives, or a request that could not be made. A part of
   * the batch may be stored all the same.
   *
   * @param detail what happened
   * @param status the status of the answer, if there was one
   */
  record Other(String detail, OptionalInt status) implements BackendError {
    /**
     * Checks the components.
     *
     * @param detail what happened
     * @param status the status of the answer
     */
    public Other {
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(status, "status");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.other(this);
    }
  }

  private static void requireNotNegative(Optional<Duration> retryAfter) {
    if (retryAfter.isPresent() && retryAfter.get().isNegative()) {
      throw new IllegalArgumentException("retryAfter is 0 or more, not " + retryAfter.get());
    }
  }
}
