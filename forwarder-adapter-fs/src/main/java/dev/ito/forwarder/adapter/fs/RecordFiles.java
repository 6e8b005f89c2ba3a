package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The side record and its copy. The next record can be written ahead under another name, by one
 * other thread: then only names change when it is its turn.
 */
final class RecordFiles {
  private final AtomicFile record;
  private final AtomicFile copy;
  private volatile Checkpoint prepared = Checkpoint.INITIAL; // nothing

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

  /** Returns once the record would survive power loss. */
  void write(StateRecord next) throws IOException {
    if (next.supersedes().isEmpty() && isPrepared(next.checkpoint())) {
      prepared = Checkpoint.INITIAL;
      record.takePrepared(); // the commit point
      record.forceName();
      copy.takePrepared();
    } else {
      byte[] content = StateRecordFormat.write(next);
      record.replaceForced(content);
      copy.replace(content); // against damage: unforced, and no more than what is in the record
    }
  }

  /** Writes a record ahead; nobody reads it before it is its turn. */
  void prepare(Checkpoint next) throws IOException {
    byte[] content = StateRecordFormat.write(new StateRecord(next, OptionalLong.empty()));
    record.prepare(content, true);
    copy.prepare(content, false);
    prepared = next;
  }

  private boolean isPrepared(Checkpoint next) {
    Checkpoint ready = prepared;
    return ready.inFlight().isPresent() && sameDelivery(ready, next);
  }

  /** Returns once the name of the record would survive power loss, too. */
  void forceName() throws IOException {
    record.forceName();
  }

  /** Removes a record that was written ahead and did not get its turn. */
  void dropPrepared() throws IOException {
    boolean ahead = prepared.inFlight().isPresent();
    prepared = Checkpoint.INITIAL;
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
