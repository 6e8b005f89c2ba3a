package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Hands batches to the ingest endpoint of an Ito backend.
 *
 * <p>Each call is one request at most. One connection is kept between calls and replaced when it is
 * found dead. {@link #close()} may be called by any thread; everything else is for one at a time.
 */
public final class HttpEventIngest implements EventIngest, Closeable {
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private final Destination destination;
  private final Duration timeout;
  private final SocketClient client;
  private final BackendApi api;

  /**
   * An adapter that has not connected yet.
   *
   * @param settings where the backend is and how to talk to it
   * @param clock tells how far away the dates are that the backend asks to wait for
   */
  public HttpEventIngest(HttpSettings settings, Clock clock) {
    this(settings, clock, IDLE_LIMIT);
  }

  HttpEventIngest(HttpSettings settings, Clock clock, Duration idleLimit) {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(clock, "clock");
    destination = new Destination(settings.project());
    timeout = settings.timeout();
    BackendUrl backend = settings.backend();
    client =
        new SocketClient(backend, new Connector(backend, new Tls(settings.caFile())), idleLimit);
    api = api(settings, clock, client);
  }

  private static BackendApi api(HttpSettings settings, Clock clock, SocketClient client) {
    ObjectMapper json = StrictJson.mapper();
    Excerpt excerpt = new Excerpt(settings.token());
    return Feign.builder()
        .client(client)
        .retryer(Retryer.NEVER_RETRY) // Feign would send up to five times; only the use case does
        .decoder(new AnswerDecoder(new JacksonDecoder(json), excerpt))
        .errorDecoder(
            new BackendErrorDecoder(
                settings.project(),
                new ReasonReader(json, excerpt),
                new RetryAfter(clock),
                new Redirect(settings.backend(), excerpt)))
        .requestInterceptor( // literally: a header template would take a brace for a variable
            request -> request.headerLiteral("Authorization", "Bearer " + settings.token()))
        .requestInterceptor(request -> request.headerLiteral("User-Agent", userAgent()))
        .target(BackendApi.class, settings.project());
  }

  private static String userAgent() {
    String version = HttpEventIngest.class.getPackage().getImplementationVersion();
    return "ito-forwarder/" + Optional.ofNullable(version).orElse("development");
  }

  @Override
  public Destination destination() {
    return destination;
  }

  @Override
  public IngestResult ingest(EventBatch batch, Duration limit)
      throws BackendException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending");
    }
    try {
      return api.ingest(EventsBody.of(batch), within(limit)).result();
    } catch (FeignException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sending");
      }
      throw new BackendException(error(e));
    }
  }

  private Request.Options within(Duration limit) {
    Duration shorter = limit.compareTo(timeout) < 0 ? limit : timeout;
    long millis = Math.max(0, shorter.plusNanos(999_999).toMillis());
    return new Request.Options(millis, TimeUnit.MILLISECONDS, millis, TimeUnit.MILLISECONDS, false);
  }

  private static BackendError error(FeignException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailedExchangeException failed) {
        return failed.error();
      }
    }
    String why = Excerpt.oneLine(String.valueOf(e.getMessage()));
    return new Other("the exchange failed here: " + why, OptionalInt.empty());
  }

  /** Ends the connection. */
  @Override
  public void close() {
    client.close();
  }
}
