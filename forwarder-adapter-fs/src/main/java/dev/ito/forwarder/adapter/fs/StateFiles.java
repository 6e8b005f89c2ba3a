package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.CheckpointStore.Notice;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * The plain count and the side record, read as one and written so that a crash between any two
 * steps is told apart from a hand that moved the count.
 *
 * <p>A batch costs two forced replacements: the record with what is in flight, before it is sent;
 * the plain count, when it is acknowledged. The record is left as it is then: a count that stands
 * at the end of one of its batches says that they are done. In a long run the count is written
 * beside the work, and a record names those that may still stand when it is written.
 */
final class StateFiles {
  static final String RECORD = "event-forward-state.jsonl";
  static final String COPY = "event-forward-state.copy";

  private final PlainCount plain;
  private final DeferredCount deferred;
  private final RecordFiles records;
  private final RunMemory memory;
  private Checkpoint remembered = Checkpoint.INITIAL;
  private Optional<StateRecord> stored = Optional.empty();
  private Checkpoint onDisk = Checkpoint.INITIAL; // what the record and the stored count say
  private OptionalLong storedCount = OptionalLong.empty();
  private final StandingCounts standing = new StandingCounts();
  private volatile List<Long> standingAhead = List.of();

  StateFiles(Disk disk, Executor executor, long lullMillis) {
    this.plain = new PlainCount(disk);
    this.deferred = new DeferredCount(plain, executor, lullMillis);
    this.records = new RecordFiles(disk);
    this.memory = new RunMemory(disk);
  }

  /** What the files say together. */
  record Found(Checkpoint checkpoint, List<Notice> notices, boolean recordDamaged) {}

  Found read() throws IOException {
    PlainCount.Found count = plain.read();
    storedCount = count.count();
    standing.found(storedCount.orElse(0));
    Optional<byte[]> content = records.read();
    Optional<StateRecord> sound = content.isEmpty() ? Optional.empty() : parse(content.get());
    boolean damaged = content.isPresent() && sound.isEmpty();
    if (sound.isEmpty()) {
      Optional<byte[]> spare = records.readCopy();
      sound = spare.isEmpty() ? Optional.empty() : parse(spare.get());
      damaged |= spare.isPresent();
    }
    stored = damaged ? Optional.empty() : sound; // a damaged record is written anew in any case
    Optional<Checkpoint> explained =
        stored.isPresent() ? explain(stored.get(), storedCount.orElse(0)) : Optional.empty();
    onDisk = explained.orElse(Checkpoint.INITIAL);
    List<Notice> notices = new ArrayList<>();
    if (damaged) {
      notices.add(Notice.RECORD_DAMAGED);
    }
    remembered = memory.addTo(Checkpoint.INITIAL);
    Checkpoint checkpoint =
        sound.isPresent()
            ? reconcile(sound.get(), count, notices)
            : plain.alone(
                count, damaged, content.isPresent() ? records.describe() : records.describeCopy());
    checkpoint =
        checkpoint
            .counting(remembered.totals())
            .withPause(remembered.pause())
            .withHistory(remembered.history());
    return new Found(checkpoint, notices, content.isPresent() && damaged);
  }

  private Optional<StateRecord> parse(byte[] content) throws UntrustedStateException {
    try {
      return Optional.of(StateRecordFormat.read(content));
    } catch (StateRecordFormat.Damaged e) {
      if (e.isNewer()) {
        throw new UntrustedStateException(
            records.describe()
                + " was written by a newer version of this program ("
                + e.getMessage()
                + "). Use that version");
      }
      return Optional.empty();
    }
  }

  /**
   * The decision table: the plain count wins, unless we know how it came to stand where it does.
   */
  private Checkpoint reconcile(StateRecord found, PlainCount.Found count, List<Notice> notices) {
    Checkpoint recorded = found.checkpoint();
    if (count.count().isEmpty()) {
      boolean never = recorded.confirmed().count() == 0 || found.superseded().contains(0L);
      if (count.damaged() || !never) {
        notices.add(Notice.COUNT_RESTORED);
      }
      return recorded;
    }
    long value = count.count().getAsLong();
    Optional<Checkpoint> explained = explain(found, value);
    if (explained.isPresent()) {
      return explained.get();
    }
    notices.add(Notice.COUNT_MOVED);
    long dropped = leftBehind(found).inFlight().map(InFlight::size).orElse(0L);
    if (dropped > 0) {
      notices.add(Notice.IN_FLIGHT_DROPPED);
    }
    return recorded
        .movedTo(LogPosition.ofCount(value))
        .counting(new Totals(0, 0, 0, 0, 0, 0, dropped));
  }

  /** What the last run left: the record alone cannot tell which of its batches were done. */
  private Checkpoint leftBehind(StateRecord found) {
    OptionalLong ended = memory.ended();
    return ended.isEmpty()
        ? found.checkpoint()
        : explain(found, ended.getAsLong()).orElse(found.checkpoint());
  }

  /** The checkpoint, if the count stands where this record and its batches may have left it. */
  private static Optional<Checkpoint> explain(StateRecord found, long count) {
    Checkpoint reached = found.checkpoint();
    boolean untouched = found.superseded().contains(count);
    while (!untouched && reached.confirmed().count() != count) {
      if (reached.inFlight().isEmpty()) {
        return Optional.empty();
      }
      reached = reached.settledHead();
    }
    return Optional.of(reached);
  }

  /** Clears the name of a damaged record, so that somebody can look at it later. */
  void keepDamagedAside(Found found) throws IOException {
    if (found.recordDamaged()) {
      records.keepAside();
    }
  }

  /**
   * Whoever wrote this may have died before its name was forced. What is in flight is about to be
   * sent again and must then still be known, also after a power loss.
   */
  void settle(Checkpoint found) throws IOException {
    if (found.inFlight().isPresent()) {
      records.forceName();
    }
  }

  /** Returns once everything that delivery depends on would survive power loss. */
  void store(Checkpoint next) throws IOException {
    long count = next.confirmed().count();
    boolean recorded = isRecorded(next);
    if (!recorded) {
      writeRecord(next);
    }
    if (storedCount.orElse(0) == count) {
      return;
    }
    storedCount = OptionalLong.of(count);
    standing.wanted(count);
    if (recorded && next.inFlight().isPresent()) {
      deferred.write(count);
    } else if (!recorded || !records.isAheadOf(next) || !deferred.takePrepared(count)) {
      deferred.writeNow(count);
    }
  }

  /** Whether the record says all this once the count is written. */
  private boolean isRecorded(Checkpoint next) {
    Checkpoint reached = onDisk;
    while (reached.confirmed().count() != next.confirmed().count()
        && reached.inFlight().isPresent()) {
      reached = reached.settledHead();
    }
    if (!RecordFiles.sameDelivery(reached, next)) {
      return false;
    }
    onDisk = reached;
    return true;
  }

  /** Writes the record of a checkpoint to come ahead. By another thread. */
  void prepare(Checkpoint next) throws IOException {
    long count = next.confirmed().count();
    records.prepare(new StateRecord(next, StandingCounts.but(count, standingAhead)));
    deferred.prepare(count);
  }

  private void writeRecord(Checkpoint next) throws IOException {
    standing.forced(deferred.forced());
    List<Long> superseded = StandingCounts.but(next.confirmed().count(), standing.all());
    stored = Optional.of(records.write(new StateRecord(next, superseded)));
    deferred.directoryForced();
    onDisk = next;
    standingAhead = standing.ahead(next);
  }

  /** Writes what is left to write when a session ends. */
  void finish(Checkpoint last) throws IOException {
    deferred.finish();
    deferred.dropPrepared();
    records.dropPrepared();
    if (deferred.isLoose()) {
      records.forceName();
    }
    if (stored.isPresent() && !stored.get().superseded().isEmpty()) {
      long count = last.confirmed().count();
      if (storedCount.orElse(0) != count) {
        deferred.writeNow(count);
      }
      standing.found(count);
      writeRecord(last); // the old counts mean nothing now
    }
    if (!last.totals().equals(remembered.totals())
        || !last.pause().equals(remembered.pause())
        || !last.history().equals(remembered.history())) {
      memory.write(last);
      remembered = last;
    }
  }
}
