package dev.ito.forwarder.core;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.IngestResult;

/**
 * Tries again what has failed once.
 *
 * <p>The only retry in the system. Failsafe decides whether there is another attempt; the wait is
 * ours, because its own cannot take a server's Retry-After as a minimum. A class of its own, so
 * that a run without failures never loads the library.
 */
final class Retrying {
  private Retrying() {}

  /** One more attempt. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Waits, and tries again.
     *
     * @param last how the attempt before this one failed
     * @param failedAttempts how many have failed so far, from 1
     */
    IngestResult after(BackendException last, int failedAttempts)
        throws BackendException, InterruptedException, Submission.TooLate;
  }

  /** The result of the first attempt that succeeds; throws what the last one threw. */
  static IngestResult upTo(int most, BackendException first, Attempt attempt)
      throws BackendException, InterruptedException, Submission.TooLate {
    RetryPolicy<IngestResult> policy =
        RetryPolicy.<IngestResult>builder()
            .handleIf(
                failure ->
                    failure instanceof BackendException e
                        && RetryClassification.mayBeRetried(e.error()))
            .withMaxAttempts(most)
            .build();
    try {
      return Failsafe.with(policy)
          .get(
              context -> {
                BackendException last = context.isRetry() ? context.getLastException() : first;
                return attempt.after(last, context.getAttemptCount() + 1);
              });
    } catch (FailsafeException e) {
      throw unwrapped(e);
    }
  }

  /** Never returns: the type is for those who throw what it returns. */
  private static FailsafeException unwrapped(FailsafeException e)
      throws BackendException, InterruptedException, Submission.TooLate {
    if (e.getCause() instanceof BackendException last) {
      throw last;
    }
    if (e.getCause() instanceof Submission.TooLate tooLate) {
      throw tooLate;
    }
    if (e.getCause() instanceof InterruptedException stop) {
      Thread.interrupted(); // Failsafe sets the flag again; the exception carries it from here
      throw stop;
    }
    return e;
  }
}
