package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import java.nio.charset.StandardCharsets;

/** Writes the body of an ingest request. Events go in as they stood in the log, byte for byte. */
final class EventsBody {
  private static final byte[] HEAD = ascii("{\"events\":[");
  private static final byte[] KEY = ascii("],\"idempotency_key\":\"");
  private static final byte[] TAIL = ascii("\"}");

  private EventsBody() {}

  static byte[] of(EventBatch batch) {
    byte[] key = ascii(batch.key().value()); // of an alphabet that JSON need not escape
    int frame = HEAD.length + KEY.length + key.length + TAIL.length;
    byte[] body = new byte[Math.toIntExact(batch.bytes() + frame)];
    int end = append(HEAD, body, 0);
    for (AuditEvent event : batch.events()) {
      if (end > HEAD.length) {
        body[end++] = ',';
      }
      end = event.copyTo(body, end);
    }
    append(TAIL, body, append(key, body, append(KEY, body, end)));
    return body;
  }

  private static int append(byte[] part, byte[] body, int offset) {
    System.arraycopy(part, 0, body, offset, part.length);
    return offset + part.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
