package dev.ito.forwarder.domain.port;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a backend how it is, without sending an event. One thread at a time uses an instance.
 *
 * <p>What the backend says, or that it says nothing, never comes out as an exception: it is in the
 * report.
 *
 * @since 0.1.0
 */
public interface BackendProbe {

  /**
   * Asks whether the backend is reachable, ready, and lets us in; stops at the first hard failure.
   *
   * @return what was found
   * @throws InterruptedException if the thread was interrupted
   */
  Report probe() throws InterruptedException;

  /**
   * What was found (contract 8.1).
   *
   * @param reachable whether anything answered
   * @param healthy whether it says that it is well
   * @param version the backend's version, if it said one
   * @param ready whether it takes work
   * @param notReadyReason why not, if it said so
   * @param authorised whether the token is good for the project
   * @param tokenScope what the token is good for, if the backend said so: {@code admin} or {@code
   *     project}
   * @param backendTime the backend's clock, from its Date header, if it sent one
   * @param error what went wrong, for a person: one line, without secrets; empty if all is well
   */
  record Report(
      boolean reachable,
      boolean healthy,
      Optional<String> version,
      boolean ready,
      Optional<String> notReadyReason,
      boolean authorised,
      Optional<String> tokenScope,
      Optional<Instant> backendTime,
      Optional<String> error) {
    /**
     * Checks the components.
     *
     * @param reachable whether anything answered
     * @param healthy whether it says that it is well
     * @param version the backend's version
     * @param ready whether it takes work
     * @param notReadyReason why not
     * @param authorised whether the token is good for the project
     * @param tokenScope what the token is good for
     * @param backendTime the backend's clock
     * @param error what went wrong
     */
    public Report {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(notReadyReason, "notReadyReason");
      Objects.requireNonNull(tokenScope, "tokenScope");
      Objects.requireNonNull(backendTime, "backendTime");
      Objects.requireNonNull(error, "error");
    }

    /**
     * Whether events can be delivered.
     *
     * @return whether everything that was asked holds
     */
    public boolean allWell() {
      return reachable && healthy && ready && authorised;
    }
  }
}
