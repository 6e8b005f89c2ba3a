package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendException;
import feign.Headers;
import feign.Request;
import feign.RequestLine;

/** What we use of the backend's interface for one project. */
@Headers({"Content-Type: application/json", "Accept: application/json"})
interface BackendApi {

  /**
   * Stores a batch.
   *
   * @param body as {@link EventsBody} writes it
   * @param options the read timeout is the limit for the whole exchange; nothing else counts
   */
  @RequestLine("POST /events")
  IngestAnswer ingest(byte[] body, Request.Options options) throws BackendException;
}
