package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ito.forwarder.domain.port.BackendProbe.Report;
import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The questions of one probe, in their order; the words for failures are the existing program's.
 */
final class Questions {
  private final HttpSettings settings;
  private final Clock clock;
  private final ServerApi server;
  private final ProjectApi project;
  private final Request.Options options;
  private final Excerpt excerpt;
  private final Decoder json = new JacksonDecoder(StrictJson.mapper());
  private final Findings found = new Findings();

  Questions(HttpSettings settings, Clock clock, SocketClient client, Duration limit) {
    this.settings = settings;
    this.clock = clock;
    this.server = ApiTargets.server(settings, client);
    this.project = ApiTargets.project(settings, client);
    this.options = TimeLimit.within(limit, limit);
    this.excerpt = new Excerpt(settings.token());
  }

  /** Asks until something is wrong. */
  Report ask() {
    ask(server::health, "Server unreachable: ").ifPresent(this::health);
    if (found.goOn()) {
      ask(server::ready, "Ready check failed: ").ifPresent(this::ready);
    }
    if (found.goOn()) {
      ask(project::verify, "Auth verify failed: ").ifPresent(this::verify);
    }
    return found.report();
  }

  private Optional<Response> ask(Function<Request.Options, Response> question, String otherwise) {
    try {
      Response response = question.apply(options);
      found.answered(first(response, "Date").flatMap(date -> HttpDate.read(date, clock.instant())));
      return Optional.of(response);
    } catch (FeignException e) {
      found.failed(otherwise + ExchangeFailures.errorOf(ApiTargets.cause(e)).detail());
      return Optional.empty();
    }
  }

  private void health(Response response) {
    if (response.status() != 200) {
      found.failed("Health endpoint returned HTTP " + response.status());
      return;
    }
    try {
      HealthAnswer answer = read(response, HealthAnswer.class);
      if (answer.says("ok")) {
        found.healthy(answer.spokenVersion().map(excerpt::of));
      } else {
        found.failed("Health endpoint does not say that it is ok");
      }
    } catch (IOException e) {
      found.failed("Failed to parse health response: " + why(e));
    }
  }

  private void ready(Response response) {
    if (response.status() == 503) {
      found.notReady(reason(response).orElse("Server returned 503"));
      return;
    }
    if (response.status() != 200) {
      found.failed("Ready endpoint returned HTTP " + response.status());
      return;
    }
    try {
      HealthAnswer answer = read(response, HealthAnswer.class);
      if (answer.says("ready")) {
        found.ready();
      } else {
        found.notReady(answer.spokenReason().map(excerpt::of).orElse("no reason given"));
      }
    } catch (IOException e) {
      found.failed("Failed to parse ready response: " + why(e));
    }
  }

  private Optional<String> reason(Response response) {
    try {
      return read(response, HealthAnswer.class).spokenReason().map(excerpt::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void verify(Response response) {
    switch (response.status()) {
      case 200 -> verified(response);
      case 401 -> refusedToken();
      case 403 ->
          found.failed(
              "Organization/repository '"
                  + settings.org()
                  + '/'
                  + settings.repo()
                  + "' is not in the server allowlist.");
      default -> found.failed("Auth verify returned HTTP " + response.status());
    }
  }

  /** A success that cannot be read is one all the same. */
  private void verified(Response response) {
    try {
      VerifyAnswer answer = read(response, VerifyAnswer.class);
      if (answer.refuses()) {
        refusedToken();
      } else {
        found.authorised(answer.spokenScope().map(excerpt::of));
      }
    } catch (IOException e) {
      found.authorised(Optional.empty());
    }
  }

  private void refusedToken() {
    found.failed(
        "Authentication failed. Check your token or seed. Use 'ito backend generate-token' to"
            + " derive a project token from the server seed.");
  }

  private <T> T read(Response response, Class<T> type) throws IOException {
    if (ReasonReader.isWebPage(response, ReasonReader.text(response))) {
      throw new IOException("it is a web page, not an Ito backend's answer; check the url setting");
    }
    try {
      Object answer = response.body() == null ? null : json.decode(response, type);
      return Optional.ofNullable(answer)
          .map(type::cast)
          .orElseThrow(() -> new IOException("it is empty"));
    } catch (IllegalArgumentException e) { // a charset that nobody knows
      throw new IOException(e.getMessage(), e);
    }
  }

  private String why(IOException e) {
    String words =
        e instanceof JsonProcessingException odd ? odd.getOriginalMessage() : e.getMessage();
    return excerpt.of(String.valueOf(words));
  }

  private static Optional<String> first(Response response, String header) {
    return response.headers().getOrDefault(header, List.of()).stream().findFirst();
  }
}
