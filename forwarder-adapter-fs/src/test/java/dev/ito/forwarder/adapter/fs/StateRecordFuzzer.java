package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import java.util.List;

/** What must hold of the state file's reader for any bytes at all, with a right checksum or not. */
public final class StateRecordFuzzer {
  private StateRecordFuzzer() {}

  /**
   * Tries one file.
   *
   * @param content any bytes; they are also tried with the checksum that belongs to them
   */
  public static void fuzzerTestOneInput(byte[] content) {
    read(content);
    read(SealedText.of(content));
  }

  private static void read(byte[] file) {
    StateRecord record;
    try {
      record = StateRecordFormat.read(file);
    } catch (StateRecordFormat.Damaged e) {
      return; // the only way to say no
    }
    try {
      StateRecord again = StateRecordFormat.read(SealedText.of(record));
      if (!place(again).equals(place(record))) {
        throw new AssertionError("what was read is written otherwise");
      }
    } catch (StateRecordFormat.Damaged e) {
      throw new AssertionError("what was read cannot be read again once it is written", e);
    }
  }

  /** Marks and names apart, in which a damaged character may be written as another one. */
  private static List<Object> place(StateRecord record) {
    Checkpoint checkpoint = record.checkpoint();
    return List.of(
        checkpoint.confirmed().count(),
        checkpoint.sequence(),
        checkpoint.inFlight().map(InFlight::batches),
        record.superseded());
  }
}
