package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import feign.Request;
import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lists the events that an Ito backend holds for a project. The list comes in one piece, however
 * long it is; of it, one event at a time is held here.
 *
 * <p>The first run of a project asks for it, so the request is made by hand, as that of {@link
 * HttpEventIngest} is.
 *
 * @since 0.1.0
 */
public final class HttpDeliveredEvents implements DeliveredEvents {
  private final HttpSettings settings;
  private final Clock clock;
  private final StreamingClient client;

  /**
   * An adapter that has not asked yet.
   *
   * @param settings where the backend is and how to talk to it; the timeout does not count here,
   *     because a long list takes its time
   * @param clock tells how far away the dates are that the backend asks to wait for
   */
  public HttpDeliveredEvents(HttpSettings settings, Clock clock) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.client = new StreamingClient(settings.route(), settings.tls());
  }

  @Override
  public void list(Duration limit, Visitor visitor) throws BackendException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before asking");
    }
    try (Response response = ask(limit)) {
      if (response.status() != 200) {
        throw BackendErrorDecoder.of(settings, clock, "list of events").error(response);
      }
      new EventList().read(response.body().asInputStream(), visitor);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while reading");
      }
      throw new BackendException(error(e));
    }
  }

  private Response ask(Duration limit) throws IOException {
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            settings.events(),
            ApiHeaders.ofQuestions(settings.token()),
            null,
            null,
            null);
    return client.execute(request, TimeLimit.within(limit, limit));
  }

  private BackendError error(IOException e) {
    if (e instanceof EOFException) {
      return new Unavailable(ExchangeFailures.message(e), ok(), Optional.empty(), false);
    }
    if (e instanceof JsonProcessingException odd) {
      return unusable(odd.getOriginalMessage());
    }
    return e instanceof AnswerFormatException odd
        ? unusable(ExchangeFailures.message(odd))
        : ExchangeFailures.errorOf(e);
  }

  private BackendError unusable(String why) {
    return new Other(
        "the list of events cannot be used ("
            + new Excerpt(settings.token()).of(why)
            + "); check the url setting",
        ok());
  }

  private static OptionalInt ok() {
    return OptionalInt.of(200);
  }
}
