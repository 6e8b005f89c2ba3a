package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.port.BackendProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Asks an Ito backend three questions, each with five seconds for its answer and none of them
 * twice: whether it is well, whether it takes work, and whether the token is good for the project.
 * Only the last one carries the token.
 *
 * @since 0.1.0
 */
public final class HttpBackendProbe implements BackendProbe {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HttpSettings settings;
  private final Clock clock;
  private final Duration limit;

  /**
   * A probe that has not asked yet.
   *
   * @param settings where the backend is and how to talk to it; the timeout does not count here
   * @param clock tells which century a backend's date of the old form is in
   */
  public HttpBackendProbe(HttpSettings settings, Clock clock) {
    this(settings, clock, LIMIT);
  }

  HttpBackendProbe(HttpSettings settings, Clock clock, Duration limit) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.limit = limit;
  }

  @Override
  public Report probe() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before asking");
    }
    try (SocketClient client =
        new SocketClient(settings.route(), settings.tls(), HttpEventIngest.IDLE_LIMIT)) {
      Report report = new Questions(settings, clock, client, limit).ask();
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asking");
      }
      return report;
    }
  }
}
