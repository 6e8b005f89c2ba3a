package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import java.nio.charset.StandardCharsets;

/** The body of an ingest request. Events go in as they stood in the log, byte for byte. */
final class EventsBody implements RequestBody {
  private static final byte[] HEAD = ascii("{\"events\":[");
  private static final byte[] KEY = ascii("],\"idempotency_key\":\"");
  private static final byte[] TAIL = ascii("\"}");

  private final EventBatch batch;
  private final byte[] key;
  private final int length;

  EventsBody(EventBatch batch) {
    this.batch = batch;
    this.key = ascii(batch.key().value()); // of an alphabet that JSON need not escape
    int frame = HEAD.length + KEY.length + key.length + TAIL.length;
    this.length = Math.toIntExact(batch.bytes() + frame);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    int end = append(HEAD, target, offset);
    boolean first = true;
    for (AuditEvent event : batch.events()) {
      if (!first) {
        target[end++] = ',';
      }
      first = false;
      end = event.copyTo(target, end);
    }
    append(TAIL, target, append(key, target, append(KEY, target, end)));
  }

  private static int append(byte[] part, byte[] body, int offset) {
    System.arraycopy(part, 0, body, offset, part.length);
    return offset + part.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
