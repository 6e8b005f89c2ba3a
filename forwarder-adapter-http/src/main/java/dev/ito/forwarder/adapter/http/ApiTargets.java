package dev.ito.forwarder.adapter.http;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Retryer;
import java.io.IOException;

/** Lets Feign implement the interfaces of the rarer questions. */
final class ApiTargets {
  private ApiTargets() {}

  /** Without the token: it is for questions about the project alone. */
  static ServerApi server(HttpSettings settings, Client client) {
    return over(client).target(ServerApi.class, settings.route().backend().toString());
  }

  static ProjectApi project(HttpSettings settings, Client client) {
    String authorization = ApiHeaders.authorization(settings.token());
    return over(client)
        // Literally: a header template would take a brace for a variable.
        .requestInterceptor(request -> request.headerLiteral("Authorization", authorization))
        .target(ProjectApi.class, settings.project());
  }

  private static Feign.Builder over(Client client) {
    return Feign.builder()
        .client(client)
        .retryer(Retryer.NEVER_RETRY) // Feign would ask up to five times.
        .requestInterceptor(request -> request.headerLiteral("Accept", "application/json"))
        .requestInterceptor(request -> request.headerLiteral("User-Agent", ApiHeaders.userAgent()));
  }

  /** What made a call fail, out of Feign's wrapping. */
  static IOException cause(FeignException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
    }
    return new IOException(e.getMessage(), e);
  }
}
