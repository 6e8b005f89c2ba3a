package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.port.BackendProbe;
import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Stands in until the real one is merged. */
public final class HttpBackendProbe implements BackendProbe, Closeable {
  private final HttpSettings settings;

  /**
   * A stand-in.
   *
   * @param settings where
   * @param clock unused
   */
  public HttpBackendProbe(HttpSettings settings, Clock clock) {
    this.settings = settings;
  }

  @Override
  public Report probe() {
    try {
      HttpURLConnection c =
          (HttpURLConnection) new URL(settings.project() + "/auth/verify").openConnection();
      c.setRequestProperty("Authorization", "Bearer " + settings.token());
      int status = c.getResponseCode();
      Optional<Instant> date =
          Optional.of(c.getDate()).filter(d -> d > 0).map(Instant::ofEpochMilli);
      boolean ok = status == 200;
      return new Report(
          true,
          true,
          Optional.of("1"),
          true,
          Optional.empty(),
          ok,
          Optional.empty(),
          date,
          ok ? Optional.empty() : Optional.of("Authentication failed (HTTP " + status + ")"));
    } catch (IOException e) {
      return new Report(
          false,
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.of("Server unreachable: " + e.getMessage()));
    }
  }

  @Override
  public void close() {}
}
