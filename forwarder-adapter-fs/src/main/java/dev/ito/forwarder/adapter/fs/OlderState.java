package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.util.Optional;

/**
 * Where it was kept how far a file was forwarded that was the whole log.
 *
 * @param store what was kept
 * @param file the file, which Ito may have moved into the branch by now
 */
record OlderState(CheckpointStore store, LogBytes file) {

  /** Whether anybody has ever forwarded from there. */
  boolean isUsed() throws IOException {
    return isUsed(store.peek().checkpoint());
  }

  static boolean isUsed(Checkpoint checkpoint) {
    return !checkpoint.confirmed().equals(LogPosition.START)
        || checkpoint.inFlight().isPresent()
        || checkpoint.destination().isPresent();
  }

  /** Whether a place in the file can still be told. The file is all that a mere count refers to. */
  boolean tells(LogPosition place) throws IOException {
    return !place.mark().isEmpty() || place.count() == 0 || reaches(place);
  }

  private boolean reaches(LogPosition place) throws IOException {
    Optional<LogBytes.Opened> opened = file.open();
    if (opened.isEmpty()) {
      return false;
    }
    try (LogBytes.Opened log = opened.get()) {
      return new LogLocator(log).locate(place).located().how() == Located.How.BY_COUNT;
    }
  }
}
