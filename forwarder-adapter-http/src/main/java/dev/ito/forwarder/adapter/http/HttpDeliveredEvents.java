package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Stands in until the real one is merged. */
public final class HttpDeliveredEvents implements DeliveredEvents, Closeable {
  private final HttpSettings settings;

  /**
   * A stand-in.
   *
   * @param settings where
   * @param clock unused
   */
  public HttpDeliveredEvents(HttpSettings settings, Clock clock) {
    this.settings = settings;
  }

  @Override
  public void list(Duration limit, Visitor visitor) throws BackendException {
    try {
      HttpURLConnection c =
          (HttpURLConnection) new URL(settings.project() + "/events").openConnection();
      c.setRequestProperty("Authorization", "Bearer " + settings.token());
      c.setConnectTimeout((int) limit.toMillis());
      c.setReadTimeout((int) limit.toMillis());
      int status = c.getResponseCode();
      OptionalInt s = OptionalInt.of(status);
      if (status == 401) {
        throw new BackendException(new BackendError.Unauthorized("the token is refused", s));
      }
      if (status == 404 || status == 405) {
        throw new BackendException(new BackendError.NotFound("there is no list of events", s));
      }
      if (status != 200) {
        throw new BackendException(
            new BackendError.Unavailable("HTTP " + status, s, Optional.empty(), true));
      }
      ObjectMapper json = new ObjectMapper();
      try (JsonParser p = json.createParser(c.getInputStream())) {
        if (p.nextToken() != JsonToken.START_ARRAY) {
          throw new BackendException(new BackendError.Other("the answer is no list", s));
        }
        while (p.nextToken() != JsonToken.END_ARRAY) {
          visitor.visit(p.readValueAsTree().toString());
        }
      }
    } catch (java.net.ConnectException e) {
      throw new BackendException(
          new BackendError.Unavailable(
              "cannot connect: " + e.getMessage(), OptionalInt.empty(), Optional.empty(), false));
    } catch (java.net.SocketTimeoutException e) {
      throw new BackendException(
          new BackendError.Unavailable(
              "no answer in time", OptionalInt.empty(), Optional.empty(), true));
    } catch (IOException e) {
      throw new BackendException(
          new BackendError.Other("the answer is no list: " + e.getMessage(), OptionalInt.of(200)));
    }
  }

  @Override
  public void close() {}
}
