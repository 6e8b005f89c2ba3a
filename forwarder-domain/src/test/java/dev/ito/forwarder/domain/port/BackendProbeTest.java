package dev.ito.forwarder.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendProbeTest {

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  true,  true",
    "false, true,  true,  true,  false",
    "true,  false, true,  true,  false",
    "true,  true,  false, true,  false",
    "true,  true,  true,  false, false"
  })
  void all_is_well_when_everything_is(
      boolean reachable, boolean healthy, boolean ready, boolean authorised, boolean allWell) {
    BackendProbe.Report report =
        new BackendProbe.Report(
            reachable,
            healthy,
            Optional.empty(),
            ready,
            Optional.empty(),
            authorised,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(allWell, report.allWell());
  }
}
