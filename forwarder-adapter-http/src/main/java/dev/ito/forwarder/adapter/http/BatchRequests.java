package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.EventBatch;
import feign.Request;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that bring batches. The next one is written while the answer to the last one is on
 * its way, if somebody has said which it will be. For one thread.
 */
final class BatchRequests implements Runnable {
  private final Request request;
  private RequestBytes bytes;
  private RequestBytes spare;
  private Optional<EventBatch> expected = Optional.empty();
  private Optional<EventBatch> written = Optional.empty();
  private ByteBuffer ahead = ByteBuffer.allocate(0); // the request of what is written

  BatchRequests(Route route, String url, Map<String, Collection<String>> headers) {
    this.request = Request.create(Request.HttpMethod.POST, url, headers, null, null, null);
    this.bytes = new RequestBytes(route);
    this.spare = new RequestBytes(route);
  }

  /** What all of them have in common; without a body. */
  Request request() {
    return request;
  }

  /** Says which batch comes next, probably. */
  void expect(EventBatch next) {
    if (written.isEmpty() || !written.get().equals(next)) {
      expected = Optional.of(next);
    }
  }

  /** Writes what is expected. */
  @Override
  public void run() {
    if (expected.isPresent()) {
      ahead = spare.of(request, new EventsBody(expected.get()));
      written = expected;
      expected = Optional.empty();
    }
  }

  /** The request of a batch, until the next call. */
  ByteBuffer of(EventBatch batch) {
    if (written.isEmpty() || !written.get().equals(batch)) {
      return bytes.of(request, new EventsBody(batch));
    }
    written = Optional.empty();
    RequestBytes used = spare;
    spare = bytes;
    bytes = used;
    return ahead;
  }
}
