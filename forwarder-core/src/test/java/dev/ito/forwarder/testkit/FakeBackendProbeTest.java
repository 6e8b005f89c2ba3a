package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.BackendProbe;
import dev.ito.forwarder.domain.port.BackendProbe.Report;
import java.time.Instant;
import java.util.Optional;

/** Holds the fake to the contract it stands in for. */
class FakeBackendProbeTest extends BackendProbeContract {
  private static final Optional<String> NOTHING = Optional.empty();

  private final FakeBackendProbe probe =
      new FakeBackendProbe(report(true, true, NOTHING, true, NOTHING));

  @Override
  protected BackendProbe newProbe() {
    return probe;
  }

  @Override
  protected void become(Condition condition) {
    probe.find(
        switch (condition) {
          case AWAY, SILENT ->
              new Report(
                  false,
                  false,
                  NOTHING,
                  false,
                  NOTHING,
                  false,
                  NOTHING,
                  Optional.empty(),
                  Optional.of("nobody answers"));
          case UNWELL -> report(false, false, NOTHING, false, Optional.of("it is not well"));
          case NOT_READY -> report(true, false, Optional.of(REASON), true, NOTHING);
          case TOKEN_REFUSED -> report(true, true, NOTHING, false, Optional.of("who is there"));
          case PROJECT_REFUSED -> report(true, true, NOTHING, false, Optional.of("not this one"));
        });
  }

  private static Report report(
      boolean healthy,
      boolean ready,
      Optional<String> reason,
      boolean authorised,
      Optional<String> error) {
    return new Report(
        true,
        healthy,
        Optional.of("0.1.33"),
        ready,
        reason,
        authorised,
        Optional.of("admin"),
        Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
        error);
  }
}
