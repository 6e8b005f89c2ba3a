package dev.ito.forwarder.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * Where an event came from: the {@code ctx} object of a log line.
 *
 * @param sessionId the session that wrote the event, usually a UUID
 * @param harnessSessionId the session of the agent harness around it
 * @param branch the git branch that was checked out
 * @param worktree the linked worktree, by its directory name
 * @param commit the abbreviated commit that was checked out
 * @since 0.1.0
 */
public record EventContext(
    String sessionId,
    Optional<String> harnessSessionId,
    Optional<String> branch,
    Optional<String> worktree,
    Optional<String> commit) {

  /**
   * Checks the components.
   *
   * @param sessionId the session that wrote the event
   * @param harnessSessionId the session of the agent harness around it
   * @param branch the git branch that was checked out
   * @param worktree the linked worktree
   * @param commit the abbreviated commit that was checked out
   */
  public EventContext {
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(harnessSessionId, "harnessSessionId");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(worktree, "worktree");
    Objects.requireNonNull(commit, "commit");
  }
}
