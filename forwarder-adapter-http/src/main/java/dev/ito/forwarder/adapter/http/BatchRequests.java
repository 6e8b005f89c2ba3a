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
  private Optional<Written> ahead = Optional.empty();

  /** A request that has not got its turn yet, and the batch that it brings. */
  private record Written(EventBatch batch, ByteBuffer request) {}

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
    expected = isAhead(next) ? Optional.empty() : Optional.of(next);
  }

  /** Writes what is expected. The request that is on its way stays as it is. */
  @Override
  public void run() {
    if (expected.isPresent()) {
      EventBatch next = expected.get();
      ahead = Optional.empty(); // what it was written to is written anew
      ahead = Optional.of(new Written(next, spare.of(request, new EventsBody(next))));
      expected = Optional.empty();
    }
  }

  /** The request of a batch, until the next call. */
  ByteBuffer of(EventBatch batch) {
    if (!isAhead(batch)) {
      return bytes.of(request, new EventsBody(batch));
    }
    ByteBuffer written = ahead.get().request();
    ahead = Optional.empty();
    RequestBytes used = spare;
    spare = bytes;
    bytes = used;
    return written;
  }

  private boolean isAhead(EventBatch batch) {
    return ahead.isPresent() && ahead.get().batch().equals(batch);
  }
}
