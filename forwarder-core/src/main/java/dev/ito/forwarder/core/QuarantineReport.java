package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Destination;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of the events in quarantine when they were sent again.
 *
 * @param busy whether another forwarder is at work; nothing was done then
 * @param boundTo the destination that the state belongs to, if it is another one; nothing was done
 *     then
 * @param forwarded how many the backend has stored now
 * @param duplicates how many it had already
 * @param refused how many it still refuses; they stay in quarantine
 * @param untried how many were not tried, because something stopped the run before
 * @param error what stopped it, or why the last one was refused
 * @since 0.1.0
 */
public record QuarantineReport(
    boolean busy,
    Optional<Destination> boundTo,
    long forwarded,
    long duplicates,
    long refused,
    long untried,
    Optional<BackendError> error) {

  /**
   * Checks the components.
   *
   * @param busy whether another forwarder is at work
   * @param boundTo the destination that the state belongs to
   * @param forwarded how many the backend has stored now
   * @param duplicates how many it had already
   * @param refused how many it still refuses
   * @param untried how many were not tried
   * @param error what stopped it
   */
  public QuarantineReport {
    Objects.requireNonNull(boundTo, "boundTo");
    Objects.requireNonNull(error, "error");
  }

  /**
   * Whether the quarantine is empty of what was in it.
   *
   * @return whether everything was taken
   */
  public boolean allTaken() {
    return !busy && boundTo.isEmpty() && refused == 0 && untried == 0;
  }
}
