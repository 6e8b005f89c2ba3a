package dev.ito.forwarder.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Batches that may be on the wire: what a restart must send again, the same bytes under the same
 * keys, before anything else.
 *
 * @param batches what is not yet confirmed, in order; at least one
 * @param end the place in the log behind the last of them
 * @param headRefused whether the last word on the first batch was a refusal, so that nothing of it
 *     is stored; otherwise a part of it may be
 * @since 0.1.0
 */
public record InFlight(List<EventBatch> batches, LogPosition end, boolean headRefused) {

  /**
   * Checks the components.
   *
   * @param batches what is not yet confirmed
   * @param end the place in the log behind the last of them
   * @param headRefused whether the last word on the first batch was a refusal
   * @throws IllegalArgumentException if a component is out of its range
   */
  public InFlight {
    batches = List.copyOf(Objects.requireNonNull(batches, "batches"));
    Objects.requireNonNull(end, "end");
    if (batches.isEmpty()) {
      throw new IllegalArgumentException("batches is a list of 1 or more, not an empty one");
    }
  }

  /**
   * Batches of which nothing was said yet.
   *
   * @param batches what is about to be sent
   * @param end the place in the log behind the last of them
   * @return the record
   */
  public static InFlight of(List<EventBatch> batches, LogPosition end) {
    return new InFlight(batches, end, false);
  }

  /**
   * The batch whose turn it is.
   *
   * @return the first one
   */
  public EventBatch head() {
    return batches.get(0);
  }

  /**
   * How many events are not yet confirmed.
   *
   * @return at least 1
   */
  public long size() {
    long events = 0;
    for (EventBatch batch : batches) {
      events += batch.size();
    }
    return events;
  }

  /**
   * The same events, the first batch cut into others.
   *
   * @param parts what takes the place of the first batch
   * @return the record, with nothing said yet of its first batch
   */
  public InFlight replaceHead(List<EventBatch> parts) {
    List<EventBatch> all = new ArrayList<>(parts);
    all.addAll(batches.subList(1, batches.size()));
    return of(all, end);
  }

  /**
   * The same, with a word on what the backend last said of the first batch.
   *
   * @param refused whether it was a refusal
   * @return the record
   */
  public InFlight withHeadRefused(boolean refused) {
    return new InFlight(batches, end, refused);
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof InFlight that
        && headRefused == that.headRefused
        && end.equals(that.end)
        && batches.equals(that.batches);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * batches.hashCode() + end.hashCode()) + Boolean.hashCode(headRefused);
  }

  @Override
  public String toString() {
    return "InFlight{" + batches + ", " + end + (headRefused ? ", head refused}" : "}");
  }
}
