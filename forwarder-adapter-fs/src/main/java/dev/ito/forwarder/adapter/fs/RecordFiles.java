package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The side record and its copy. The next record can be written ahead under another name, by one
 * other thread at a time: then only names change when it is its turn.
 */
final class RecordFiles {
  private static final StateRecord NOTHING = new StateRecord(Checkpoint.INITIAL, List.of());

  private final AtomicFile record;
  private final AtomicFile copy;
  private final RecordText text = new RecordText(); // of what is written ahead
  private volatile StateRecord prepared = NOTHING;

  RecordFiles(Disk disk) {
    this.record = new AtomicFile(disk, StateFiles.RECORD);
    this.copy = new AtomicFile(disk, StateFiles.COPY);
  }

  Optional<byte[]> read() throws IOException {
    return record.read();
  }

  Optional<byte[]> readCopy() throws IOException {
    return copy.read();
  }

  /** Returns once the record would survive power loss, and says what is in it. */
  StateRecord write(StateRecord next) throws IOException {
    StateRecord ready = prepared;
    if (isReady(ready, next)) {
      prepared = NOTHING;
      record.takePrepared(); // the commit point
      record.forceName();
      copy.takePreparedAfresh();
      return ready;
    }
    ByteBuffer content = new RecordText().of(next); // the other thread may be using its own
    record.replaceForced(content);
    copy.replaceAfresh(content); // against damage: unforced, and no more than what is in the record
    return next;
  }

  /** Writes a record ahead; nobody reads it before it is its turn. */
  void prepare(StateRecord next) throws IOException {
    ByteBuffer content = text.of(next);
    record.prepare(content, true);
    copy.prepare(content, false);
    prepared = next;
  }

  /** Whether a record is prepared that goes on from here: whoever takes it knows this place. */
  boolean isAheadOf(Checkpoint here) {
    Checkpoint ready = prepared.checkpoint();
    return ready.inFlight().isPresent()
        && ready.sequence() == here.sequence()
        && ready.confirmed().equals(here.confirmed());
  }

  /** Whether what is prepared says as much, and knows of every count that may stand. */
  private static boolean isReady(StateRecord ready, StateRecord next) {
    return ready.checkpoint().inFlight().isPresent()
        && sameDelivery(ready.checkpoint(), next.checkpoint())
        && ready.superseded().containsAll(next.superseded());
  }

  /** Returns once the name of the record would survive power loss, too. */
  void forceName() throws IOException {
    record.forceName();
  }

  /** Removes a record that was written ahead and did not get its turn. */
  void dropPrepared() throws IOException {
    boolean ahead = prepared.checkpoint().inFlight().isPresent();
    prepared = NOTHING;
    if (ahead) {
      record.dropPrepared();
      copy.dropPrepared();
    }
  }

  /** Whether two checkpoints have the same record. */
  static boolean sameDelivery(Checkpoint one, Checkpoint other) {
    return one.sequence() == other.sequence()
        && one.confirmed().equals(other.confirmed())
        && one.destination().equals(other.destination())
        && one.bodyLimit().equals(other.bodyLimit())
        && one.inFlight().equals(other.inFlight())
        && one.reconciling() == other.reconciling();
  }

  /** Clears the name of a damaged record. */
  void keepAside() throws IOException {
    record.keepAside();
  }

  String describe() {
    return record.describe();
  }

  String describeCopy() {
    return copy.describe();
  }
}
