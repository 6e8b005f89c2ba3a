package dev.ito.forwarder.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When the backend last took something, and when it last did not. For display: a crash may lose the
 * last of it.
 *
 * @param lastSuccess when a run last ended that had something acknowledged
 * @param lastFailure the last run that was stopped; it stays when later ones go well
 * @since 0.1.0
 */
public record History(Optional<Instant> lastSuccess, Optional<Failure> lastFailure) {
  /** Nothing has happened yet. */
  public static final History NONE = new History(Optional.empty(), Optional.empty());

  /**
   * What once stopped a run.
   *
   * @param at when
   * @param reason what it was, for a person; one line, without secrets
   */
  public record Failure(Instant at, String reason) {
    /**
     * Checks the components.
     *
     * @param at when
     * @param reason what it was
     */
    public Failure {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }

    // By hand, as in LogPosition.
    @Override
    public boolean equals(Object other) {
      return other instanceof Failure that && at.equals(that.at) && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
      return 31 * at.hashCode() + reason.hashCode();
    }
  }

  /**
   * Checks the components.
   *
   * @param lastSuccess when a run last ended that had something acknowledged
   * @param lastFailure the last run that was stopped
   */
  public History {
    Objects.requireNonNull(lastSuccess, "lastSuccess");
    Objects.requireNonNull(lastFailure, "lastFailure");
  }

  /**
   * The same, with a newer success.
   *
   * @param at when something was acknowledged
   * @return the history
   */
  public History succeeded(Instant at) {
    return new History(Optional.of(at), lastFailure);
  }

  /**
   * The same, with a newer failure.
   *
   * @param at when a run was stopped
   * @param reason by what, for a person
   * @return the history
   */
  public History failed(Instant at, String reason) {
    return new History(lastSuccess, Optional.of(new Failure(at, reason)));
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof History that
        && lastSuccess.equals(that.lastSuccess)
        && lastFailure.equals(that.lastFailure);
  }

  @Override
  public int hashCode() {
    return 31 * lastSuccess.hashCode() + lastFailure.hashCode();
  }
}
