package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import feign.Request;
import feign.Response;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

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
  private final Map<String, Collection<String>> headers;
  private final SocketClient client;
  private final AnswerDecoder answers;

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
    project = settings.project();
    headers = ApiHeaders.ofBatches(settings.token());
    client = new SocketClient(settings.route(), settings.tls(), idleLimit);
    answers = new AnswerDecoder(new Excerpt(settings.token()));
  }

  @Override
  public Destination destination() {
    return new Destination(project);
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

  private IngestResult exchange(EventBatch batch, Duration limit)
      throws IOException, BackendException {
    Request request =
        Request.create(
            Request.HttpMethod.POST,
            project + "/events",
            headers,
            EventsBody.of(batch),
            null,
            null);
    Response response = client.execute(request, TimeLimit.within(limit, settings.timeout()));
    if (response.status() / 100 == 2) {
      return answers.decode(response, IngestResult.class);
    }
    throw BackendErrorDecoder.of(settings, clock, "ingest endpoint").error(response);
  }

  /** Ends the connection. */
  @Override
  public void close() {
    client.close();
  }
}
