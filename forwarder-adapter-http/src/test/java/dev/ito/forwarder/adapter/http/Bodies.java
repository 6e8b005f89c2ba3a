package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.EventBatch;

/** The bodies of requests, as bytes. */
final class Bodies {
  private Bodies() {}

  static byte[] of(EventBatch batch) {
    RequestBody body = new EventsBody(batch);
    byte[] bytes = new byte[body.length()];
    body.copyTo(bytes, 0);
    return bytes;
  }
}
