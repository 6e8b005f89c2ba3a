package dev.ito.forwarder.adapter.http;

import feign.Request;
import feign.RequestLine;
import feign.Response;

/** What a backend says about one project. The read timeout is the limit of each call. */
interface ProjectApi {

  /** Whether the token is good for the project. */
  @RequestLine("GET /auth/verify")
  Response verify(Request.Options options);
}
