package dev.ito.forwarder.domain;

/**
 * What the backend did with one batch.
 *
 * @param accepted events stored by this request; not negative
 * @param duplicates events that an earlier request under the same key had stored; not negative
 * @since 0.1.0
 */
public record IngestResult(int accepted, int duplicates) {

  /**
   * Checks the components.
   *
   * @param accepted events stored by this request
   * @param duplicates events that an earlier request under the same key had stored
   * @throws IllegalArgumentException if a component is out of its range
   */
  public IngestResult {
    if (accepted < 0 || duplicates < 0) {
      throw new IllegalArgumentException(
          "accepted and duplicates are 0 or more, not " + accepted + " and " + duplicates);
    }
  }

  /**
   * Whether every event of a batch is accounted for: only then it is acknowledged.
   *
   * @param batch what was sent
   * @return whether the counts add up to its size
   */
  public boolean confirms(EventBatch batch) {
    return (long) accepted + duplicates == batch.size();
  }
}
