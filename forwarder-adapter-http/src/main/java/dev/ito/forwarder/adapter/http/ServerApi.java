package dev.ito.forwarder.adapter.http;

import feign.Request;
import feign.RequestLine;
import feign.Response;

/** What a backend says to everybody, whoever asks. The read timeout is the limit of each call. */
interface ServerApi {

  /** Whether it is well. */
  @RequestLine("GET /api/v1/health")
  Response health(Request.Options options);

  /** Whether it takes work. */
  @RequestLine("GET /api/v1/ready")
  Response ready(Request.Options options);
}
