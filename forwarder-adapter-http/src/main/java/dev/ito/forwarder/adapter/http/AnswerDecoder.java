package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.IngestResult;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the counts of an answer that looks like a success, and trusts nothing else.
 *
 * <p>A success that cannot be read is the worst answer there is: the batch may be stored.
 */
final class AnswerDecoder implements Decoder {
  private final CountsReader counts = new CountsReader();
  private final Excerpt excerpt;

  AnswerDecoder(Excerpt excerpt) {
    this.excerpt = excerpt;
  }

  @Override
  public IngestResult decode(Response response, Type type) throws IOException {
    if (response.status() != 200) {
      throw unusable(response, "instead of HTTP 200", Optional.empty());
    }
    String body = text(response);
    if (ReasonReader.isWebPage(response, body)) {
      throw new FailedExchangeException(webPage(response.status()));
    }
    if (body.isBlank()) {
      throw unusable(response, "with an empty answer", Optional.empty());
    }
    try {
      return counts.read(body);
    } catch (IOException e) {
      throw unusable(response, odd(body), Optional.of(e));
    }
  }

  private String text(Response response) throws IOException {
    if (response.body() == null) {
      return "";
    }
    try (InputStream in = response.body().asInputStream()) {
      Charset charset = response.charset();
      return new String(in.readAllBytes(), charset);
    } catch (IllegalArgumentException e) { // a charset that nobody knows
      throw unusable(response, odd(ReasonReader.text(response)), Optional.of(new IOException(e)));
    }
  }

  private String odd(String body) {
    return "with an answer that holds no counts: " + excerpt.of(body);
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
