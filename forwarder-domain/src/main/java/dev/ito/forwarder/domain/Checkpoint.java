package dev.ito.forwarder.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far forwarding has come, and what a restart must know to go on.
 *
 * @param confirmed every event before this place is at the backend or in quarantine; while batches
 *     are in flight only its count is kept up to date
 * @param sequence how many events were ever confirmed; unlike the count it never goes back, and so
 *     tells two equal batches apart
 * @param inFlight batches that may be on the wire, the first of them right behind {@code confirmed}
 * @param destination where the events go; empty before the first run
 * @param bodyLimit what the backend was found to take at most
 * @param pause when to try again after failures
 * @param totals what has happened so far
 * @param history when it last went well, and when it last did not
 * @param reconciling whether the backend may hold events from behind the confirmed place that this
 *     state knows nothing of; until the end of the log is reached once, it is asked which
 * @since 0.1.0
 */
public record Checkpoint(
    LogPosition confirmed,
    long sequence,
    Optional<InFlight> inFlight,
    Optional<Destination> destination,
    Optional<BodyLimit> bodyLimit,
    Optional<Pause> pause,
    Totals totals,
    History history,
    boolean reconciling) {
  /** Nothing is known: neither what was forwarded nor what the backend holds. */
  public static final Checkpoint INITIAL = at(LogPosition.START).withReconciling(true);

  /**
   * Checks the components.
   *
   * @param confirmed every event before this place is at the backend or in quarantine
   * @param sequence how many events were ever confirmed
   * @param inFlight batches that may be on the wire
   * @param destination where the events go
   * @param bodyLimit what the backend was found to take at most
   * @param pause when to try again after failures
   * @param totals what has happened so far
   * @param history when it last went well, and when it last did not
   * @param reconciling whether the backend may hold events from behind the confirmed place
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Checkpoint {
    Objects.requireNonNull(confirmed, "confirmed");
    Objects.requireNonNull(inFlight, "inFlight");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(bodyLimit, "bodyLimit");
    Objects.requireNonNull(pause, "pause");
    Objects.requireNonNull(totals, "totals");
    Objects.requireNonNull(history, "history");
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence is 0 or more, not " + sequence);
    }
  }

  /**
   * Everything before a place is confirmed, and nothing else is known.
   *
   * @param confirmed the place
   * @return the checkpoint
   */
  public static Checkpoint at(LogPosition confirmed) {
    return new Checkpoint(
        Objects.requireNonNull(confirmed, "confirmed"),
        confirmed.count(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Totals.NONE,
        History.NONE,
        false);
  }

  /**
   * The same, the next batches on their way.
   *
   * @param next what is about to be sent
   * @return the checkpoint
   */
  public Checkpoint sending(InFlight next) {
    return new Checkpoint(
        confirmed,
        sequence,
        Optional.of(next),
        destination,
        bodyLimit,
        pause,
        totals,
        history,
        reconciling);
  }

  /**
   * The same, the first batch in flight settled: at the backend or in quarantine.
   *
   * @return the checkpoint
   * @throws java.util.NoSuchElementException if nothing is in flight
   */
  public Checkpoint settledHead() {
    InFlight open = inFlight.orElseThrow();
    int size = open.head().size();
    List<EventBatch> rest = open.batches().subList(1, open.batches().size());
    boolean done = rest.isEmpty();
    LogPosition next =
        done ? open.end() : new LogPosition(confirmed.count() + size, confirmed.mark());
    return new Checkpoint(
        next,
        sequence + size,
        done ? Optional.empty() : Optional.of(InFlight.of(rest, open.end())),
        destination,
        bodyLimit,
        pause,
        totals,
        history,
        reconciling);
  }

  /**
   * The same, everything in flight settled.
   *
   * @return the checkpoint, with nothing in flight
   */
  public Checkpoint settledAll() {
    Checkpoint settled = this;
    while (settled.inFlight().isPresent()) {
      settled = settled.settledHead();
    }
    return settled;
  }

  /**
   * The same, at another place of the log, with nothing in flight.
   *
   * @param place where the next unsent event stands
   * @return the checkpoint
   */
  public Checkpoint movedTo(LogPosition place) {
    return new Checkpoint(
        place,
        Math.max(sequence, place.count()),
        Optional.empty(),
        destination,
        bodyLimit,
        pause,
        totals,
        history,
        reconciling);
  }

  /**
   * The same, bound to a destination.
   *
   * @param where where the events go
   * @return the checkpoint
   */
  public Checkpoint boundTo(Destination where) {
    return new Checkpoint(
        confirmed,
        sequence,
        inFlight,
        Optional.of(where),
        bodyLimit,
        pause,
        totals,
        history,
        reconciling);
  }

  /**
   * The same, with what is known of the backend's limit.
   *
   * @param limit the largest batch to send, if there is a limit
   * @return the checkpoint
   */
  public Checkpoint withBodyLimit(Optional<BodyLimit> limit) {
    return new Checkpoint(
        confirmed, sequence, inFlight, destination, limit, pause, totals, history, reconciling);
  }

  /**
   * The same, with or without a time to wait for.
   *
   * @param next when to try again
   * @return the checkpoint
   */
  public Checkpoint withPause(Optional<Pause> next) {
    return new Checkpoint(
        confirmed, sequence, inFlight, destination, bodyLimit, next, totals, history, reconciling);
  }

  /**
   * The same, with more on the tally.
   *
   * @param more what has happened since
   * @return the checkpoint
   */
  public Checkpoint counting(Totals more) {
    return new Checkpoint(
        confirmed,
        sequence,
        inFlight,
        destination,
        bodyLimit,
        pause,
        totals.plus(more),
        history,
        reconciling);
  }

  /**
   * The same, with another past.
   *
   * @param next when it last went well, and when it last did not
   * @return the checkpoint
   */
  public Checkpoint withHistory(History next) {
    return new Checkpoint(
        confirmed, sequence, inFlight, destination, bodyLimit, pause, totals, next, reconciling);
  }

  /**
   * The same, with or without a need to ask what the backend holds.
   *
   * @param unknown whether it may hold events from behind the confirmed place
   * @return the checkpoint
   */
  public Checkpoint withReconciling(boolean unknown) {
    return new Checkpoint(
        confirmed, sequence, inFlight, destination, bodyLimit, pause, totals, history, unknown);
  }
}
