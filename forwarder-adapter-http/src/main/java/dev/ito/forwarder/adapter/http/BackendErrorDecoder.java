package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.LeaseConflict;
import dev.ito.forwarder.domain.BackendError.NotFound;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendError.Rejected;
import dev.ito.forwarder.domain.BackendError.RevisionConflict;
import dev.ito.forwarder.domain.BackendError.Throttled;
import dev.ito.forwarder.domain.BackendError.TooLarge;
import dev.ito.forwarder.domain.BackendError.Unauthorized;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.BackendException;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Translates every answer that is not a success into the domain's words. Statuses stop here. */
final class BackendErrorDecoder implements ErrorDecoder {
  private final HttpSettings settings;
  private final String endpoint;
  private final ReasonReader reasons;
  private final RetryAfter retryAfter;
  private final Redirect redirect;

  private BackendErrorDecoder(HttpSettings settings, Clock clock, String endpoint) {
    Excerpt excerpt = new Excerpt(settings.token());
    this.settings = settings;
    this.endpoint = endpoint;
    this.reasons = new ReasonReader(excerpt);
    this.retryAfter = new RetryAfter(clock);
    this.redirect = new Redirect(settings.route().backend(), excerpt);
  }

  /** What is missing at the address if the backend does not know it, in words. */
  static BackendErrorDecoder of(HttpSettings settings, Clock clock, String endpoint) {
    return new BackendErrorDecoder(settings, clock, endpoint);
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    return error(response);
  }

  /** What the answer means, ready to be thrown. */
  BackendException error(Response response) {
    try {
      return new BackendException(error(response, reasons.read(response)));
    } catch (IOException e) {
      throw new UncheckedIOException("the answer was read before", e);
    }
  }

  private BackendError error(Response response, Reason reason) {
    OptionalInt status = OptionalInt.of(response.status());
    return switch (response.status()) {
      case 400, 422 -> refused(reason, status);
      case 401 -> new Unauthorized(reason.after("token refused; check the token setting"), status);
      case 403 ->
          new Unauthorized(
              reason.after("not allowed for this project; check the org, repo and token settings"),
              status);
      case 404, 405 ->
          new NotFound(
              reason.after(
                  "no "
                      + endpoint
                      + " at "
                      + settings.project()
                      + "; check the url, org and repo settings"),
              status);
      case 407 -> new Other(reason.after(proxyCredentials()), status);
      case 408 -> unavailable(response, reason, true);
      case 409 -> conflict(reason, status);
      case 413 -> new TooLarge(reason.after("the batch is too large"), status);
      case 425 -> unavailable(response, reason, false);
      case 429 ->
          new Throttled(reason.after("the backend asks to slow down"), status, wait(response));
      default -> byClass(response, reason, status);
    };
  }

  private String proxyCredentials() {
    return settings
        .route()
        .proxy()
        .map(
            proxy ->
                "the proxy "
                    + proxy
                    + " does not let us through; put the right credentials into the "
                    + proxy.setting()
                    + " setting, as in http://user:password@host:port")
        .orElse("the backend asks for a proxy's credentials, and there is no proxy");
  }

  private BackendError byClass(Response response, Reason reason, OptionalInt status) {
    return switch (response.status() / 100) {
      case 3 -> new Other(redirect.explain(first(response, "Location")), status);
      case 5 -> unavailable(response, reason, true);
      default -> new Other(reason.after("unexpected answer " + http(response)), status);
    };
  }

  /** A proxy's web page says nothing of the events, nor do complaints about the request itself. */
  private static BackendError refused(Reason reason, OptionalInt status) {
    boolean aboutRequest =
        reason.code().equals("bad_request")
            && (reason.text().startsWith("invalid path segment")
                || reason.text().startsWith("idempotency_key"));
    if (reason.webPage() || aboutRequest) {
      return new Other(reason.after("the backend did not understand the request"), status);
    }
    return new Rejected(reason.text().isEmpty() ? "no reason given" : reason.text(), status);
  }

  private static BackendError conflict(Reason reason, OptionalInt status) {
    if (reason.code().contains("lease")) {
      return new LeaseConflict(reason.after("another holds the lease"), status);
    }
    if (reason.code().contains("revision")) {
      return new RevisionConflict(reason.after("the revision has moved on"), status);
    }
    return new Other(reason.after("conflict"), status);
  }

  private BackendError unavailable(Response response, Reason reason, boolean outcomeUnknown) {
    return new Unavailable(
        reason.after(http(response)),
        OptionalInt.of(response.status()),
        wait(response),
        outcomeUnknown);
  }

  private Optional<Duration> wait(Response response) {
    return first(response, "Retry-After").flatMap(retryAfter::read);
  }

  private static String http(Response response) {
    return "HTTP " + response.status();
  }

  private static Optional<String> first(Response response, String header) {
    Collection<String> values = response.headers().getOrDefault(header, List.of());
    return values.stream().findFirst();
  }
}
