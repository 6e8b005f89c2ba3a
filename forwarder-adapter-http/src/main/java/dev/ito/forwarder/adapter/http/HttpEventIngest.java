package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import feign.Response;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Hands batches to the ingest endpoint of an Ito backend.
 *
 * <p>Each call is one request at most. One connection is kept between calls and replaced when it is
 * found dead. {@link #close()} may be called by any thread; everything else is for one at a time.
 *
 * <p>This is on the way of every command that has something to send, so the request is made by hand
 * and the client called directly: an interface that Feign implements is for the calls that are
 * rare.
 *
 * @since 0.1.0
 */
public final class HttpEventIngest implements EventIngest, Closeable {
  static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private final HttpSettings settings;
  private final Clock clock;
  private final String project;
  private final Duration idleLimit;
  private Optional<Exchanges> exchanges = Optional.empty();
  private boolean closed;

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
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.idleLimit = Objects.requireNonNull(idleLimit, "idleLimit");
    project = settings.project();
  }

  @Override
  public Destination destination() {
    return new Destination(project);
  }

  @Override
  public void prepare(EventBatch next) {
    Optional<Exchanges> ours = open();
    if (ours.isPresent()) {
      ours.get().requests().expect(next);
    }
  }

  @Override
  public IngestResult ingest(EventBatch batch, Duration limit)
      throws BackendException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending");
    }
    try {
      return exchange(batch, limit);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sending");
      }
      throw new BackendException(ExchangeFailures.errorOf(e));
    }
  }

  /** What an exchange needs; made for the first one, as most runs have nothing to send. */
  private record Exchanges(SocketClient client, BatchRequests requests, AnswerDecoder answers) {
    static Exchanges with(HttpSettings settings, Duration idleLimit) {
      return new Exchanges(
          new SocketClient(settings.route(), settings.tls(), idleLimit),
          new BatchRequests(
              settings.route(), settings.events(), ApiHeaders.ofBatches(settings.token())),
          new AnswerDecoder(new Excerpt(settings.token())));
    }
  }

  /** Nothing after the end, which whoever sends is told. */
  private synchronized Optional<Exchanges> open() {
    return closed ? Optional.empty() : Optional.of(exchanges());
  }

  private synchronized Exchanges exchanges() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (exchanges.isEmpty()) {
      exchanges = Optional.of(Exchanges.with(settings, idleLimit));
    }
    return exchanges.get();
  }

  private IngestResult exchange(EventBatch batch, Duration limit)
      throws IOException, BackendException {
    Exchanges ours = exchanges();
    BatchRequests requests = ours.requests();
    Response response =
        ours.client()
            .exchange(
                requests.request(),
                requests.of(batch),
                requests,
                TimeLimit.within(limit, settings.timeout()));
    if (response.status() / 100 == 2) {
      return ours.answers().decode(response, IngestResult.class);
    }
    throw BackendErrorDecoder.of(settings, clock, "ingest endpoint").error(response);
  }

  /** Ends the connection. */
  @Override
  public synchronized void close() {
    closed = true;
    if (exchanges.isPresent()) {
      exchanges.get().client().close();
    }
  }
}
