package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.port.BackendProbe;
import dev.ito.forwarder.testkit.BackendProbeContract;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter against a real server. */
class HttpBackendProbeContractTest extends BackendProbeContract {
  private final ProbedBackend backend = new ProbedBackend();
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = RawServer.start(backend);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Override
  protected BackendProbe newProbe() {
    return new HttpBackendProbe(
        Fixture.settings(server.url()), Clock.systemUTC(), Duration.ofMillis(500));
  }

  @Override
  protected void become(Condition condition) throws IOException {
    switch (condition) {
      case AWAY -> server.close();
      case SILENT -> backend.silent();
      case UNWELL -> backend.health(RawServer.answer("500 Oh", "X: y", Fixture.TOKEN));
      case NOT_READY ->
          backend.ready(
              RawServer.answer(
                  "503 Busy",
                  "Content-Type: application/json",
                  "{\"status\":\"not_ready\",\"reason\":\"" + REASON + "\"}"));
      case TOKEN_REFUSED -> backend.verify(RawServer.answer("401 No", "X: y", Fixture.TOKEN));
      case PROJECT_REFUSED -> backend.verify(RawServer.answer("403 No", "X: y", Fixture.TOKEN));
    }
  }

  @Override
  protected Optional<String> secret() {
    return Optional.of(Fixture.TOKEN);
  }
}
