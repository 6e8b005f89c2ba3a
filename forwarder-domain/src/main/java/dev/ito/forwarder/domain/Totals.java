package dev.ito.forwarder.domain;

/**
 * What has happened over the lifetime of a project's state. For display: a crash may lose the last
 * few.
 *
 * @param forwarded events that the backend stored
 * @param duplicates events that it already had
 * @param malformed lines that were skipped
 * @param quarantined events that were refused and set aside
 * @param relocations how often the log was found changed before the checkpoint
 * @param amended sent events that were later rewritten in place
 * @param unconfirmed events whose batch was dropped unanswered because another program moved the
 *     count
 * @since 0.1.0
 */
public record Totals(
    long forwarded,
    long duplicates,
    long malformed,
    long quarantined,
    long relocations,
    long amended,
    long unconfirmed) {
  /** Nothing yet. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);

  /**
   * These and others.
   *
   * @param other what has happened since
   * @return the sums
   */
  public Totals plus(Totals other) {
    return new Totals(
        forwarded + other.forwarded,
        duplicates + other.duplicates,
        malformed + other.malformed,
        quarantined + other.quarantined,
        relocations + other.relocations,
        amended + other.amended,
        unconfirmed + other.unconfirmed);
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof Totals that
        && forwarded == that.forwarded
        && duplicates == that.duplicates
        && malformed == that.malformed
        && quarantined == that.quarantined
        && relocations == that.relocations
        && amended == that.amended
        && unconfirmed == that.unconfirmed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(forwarded + 31 * (duplicates + 31 * (malformed + 31 * quarantined)));
  }
}
