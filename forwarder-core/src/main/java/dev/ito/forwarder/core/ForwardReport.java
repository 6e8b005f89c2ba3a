package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.RefusedEvent;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run did, and what stopped it.
 *
 * @param outcome how it ended
 * @param forwarded events that the backend stored
 * @param duplicates events that it already had
 * @param failedBatches 1 if a batch was left unacknowledged, otherwise 0: nothing behind a failed
 *     batch is tried, to keep the order
 * @param totalLocal well-formed events in the log, as far as they were counted
 * @param totalExact whether that is all of them; a run that stops does not read a long backlog
 * @param newOffset how many events of the log are confirmed now
 * @param malformed lines that were skipped
 * @param quarantined refused events that were set aside
 * @param error why the run stopped; empty if it did not
 * @param refused the event that the backend refuses, if that stopped the run
 * @param boundTo the destination that the state belongs to, if it is another one
 * @param pause until when runs in no hurry wait, if there is such a time
 * @param news whether the run ended in another way than the one before it: worth a word also to
 *     somebody who is not watching
 * @param unreconciled whether it stopped because the backend did not say which events it already
 *     has, although the state does not know; nothing that it may have was sent
 * @since 0.1.0
 */
public record ForwardReport(
    Outcome outcome,
    long forwarded,
    long duplicates,
    int failedBatches,
    long totalLocal,
    boolean totalExact,
    long newOffset,
    long malformed,
    long quarantined,
    Optional<BackendError> error,
    Optional<RefusedEvent> refused,
    Optional<Destination> boundTo,
    Optional<Pause> pause,
    boolean news,
    boolean unreconciled) {
  /**
   * Checks the components.
   *
   * @param outcome how it ended
   * @param forwarded events that the backend stored
   * @param duplicates events that it already had
   * @param failedBatches 1 if a batch was left unacknowledged, otherwise 0: nothing behind a failed
   * @param totalLocal well-formed events in the log, as far as they were counted
   * @param totalExact whether that is all of them
   * @param newOffset how many events of the log are confirmed now
   * @param malformed lines that were skipped
   * @param quarantined refused events that were set aside
   * @param error why the run stopped
   * @param refused the event that the backend refuses, if that stopped the run
   * @param boundTo the destination that the state belongs to, if it is another one
   * @param pause until when runs in no hurry wait, if there is such a time
   * @param news whether the run ended in another way than the one before it: worth a word also to
   * @param unreconciled whether it stopped because the backend did not say which events it already
   */
  public ForwardReport {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(refused, "refused");
    Objects.requireNonNull(boundTo, "boundTo");
    Objects.requireNonNull(pause, "pause");
  }

  /**
   * Whether the run found everything delivered, and nothing in the log that deserves a word.
   *
   * @return true if it had nothing to do
   */
  public boolean hadNothingToDo() {
    return outcome == Outcome.DELIVERED && forwarded + duplicates + malformed + quarantined == 0;
  }

  /** How a run ended. */
  public enum Outcome {
    /** Everything there is has been delivered, or there was nothing to do. */
    DELIVERED,
    /** It stopped with events left; they will be tried again. */
    STOPPED,
    /** It stopped with events left because its time was up. */
    OUT_OF_TIME,
    /** Another forwarder is at work; nothing was done. */
    BUSY,
    /** Too early after a failure; nothing was done. */
    PAUSED,
    /** The state belongs to another destination; nothing was done. */
    OTHER_DESTINATION
  }
}
