package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Writes records in memory, one after the other in the same place: in a long run each of them is a
 * megabyte. For one thread at a time.
 */
final class RecordText {
  private byte[] room = {};

  /** The text of a record, until the next call. */
  ByteBuffer of(StateRecord record) {
    byte[] header = StateRecordFormat.header(record);
    Optional<InFlight> open = record.checkpoint().inFlight();
    int events = open.isPresent() ? eventBytes(open.get()) : 0;
    int length = header.length + events + SealedLines.SEAL_BYTES;
    require(length);
    System.arraycopy(header, 0, room, 0, header.length);
    if (open.isPresent()) {
      copyEvents(open.get(), header.length);
    }
    SealedLines.seal(room, length);
    return ByteBuffer.wrap(room, 0, length);
  }

  private void require(int length) {
    if (room.length < length) {
      room = new byte[length + length / 4]; // records grow for a while
    }
  }

  private static int eventBytes(InFlight open) {
    long bytes = 0;
    for (EventBatch batch : open.batches()) {
      bytes += batch.bytes() + 1; // as many line breaks as events, one more than commas
    }
    return Math.toIntExact(bytes);
  }

  private void copyEvents(InFlight open, int offset) {
    int end = offset;
    for (EventBatch batch : open.batches()) {
      for (AuditEvent event : batch.events()) {
        end = event.copyTo(room, end);
        room[end++] = '\n';
      }
    }
  }
}
