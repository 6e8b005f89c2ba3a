package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the counts of an answer that looks like a success, and trusts nothing else.
 *
 * <p>A success that cannot be read is the worst answer there is: the batch may be stored.
 */
final class AnswerDecoder implements Decoder {
  private final Decoder json;
  private final Excerpt excerpt;

  AnswerDecoder(Decoder json, Excerpt excerpt) {
    this.json = json;
    this.excerpt = excerpt;
  }

  @Override
  public Object decode(Response response, Type type) throws IOException {
    String body = ReasonReader.text(response);
    if (response.status() != 200) {
      throw unusable(response, "instead of HTTP 200", Optional.empty());
    }
    if (ReasonReader.isWebPage(response, body)) {
      throw new FailedExchangeException(webPage(response.status()));
    }
    if (body.isBlank()) {
      throw unusable(response, "with an empty answer", Optional.empty());
    }
    return counts(response, type, body);
  }

  private Object counts(Response response, Type type, String body) throws IOException {
    String odd = "with an answer that holds no counts: ";
    try {
      return Optional.ofNullable(json.decode(response, type))
          .orElseThrow(() -> unusable(response, odd + excerpt.of(body), Optional.empty()));
    } catch (FailedExchangeException e) {
      throw e;
    } catch (IOException e) {
      throw unusable(response, odd + excerpt.of(body), Optional.of(e));
    } catch (IllegalArgumentException e) { // a charset that nobody knows
      throw unusable(response, odd + excerpt.of(body), Optional.of(new IOException(e)));
    }
  }

  private static FailedExchangeException unusable(
      Response response, String why, Optional<IOException> cause) {
    OptionalInt status = OptionalInt.of(response.status());
    String detail = "HTTP " + response.status() + ' ' + why;
    return new FailedExchangeException(
        new Unavailable(detail, status, Optional.empty(), true), cause.orElse(null));
  }

  private static BackendError webPage(int status) {
    return new Other(
        "the answer is a web page, not an Ito backend's; check the url setting",
        OptionalInt.of(status));
  }
}
