package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.Quarantine;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.util.List;

/** Holds the fake to the contract it stands in for. */
class InMemoryQuarantineTest extends QuarantineContract {
  private final InMemoryQuarantine quarantine = new InMemoryQuarantine();

  @Override
  protected Quarantine newQuarantine() {
    return quarantine;
  }

  @Override
  protected QuarantinedEvents newReader() {
    return quarantine;
  }

  @Override
  protected List<String> kept() {
    return quarantine.kept().stream().map(refused -> refused.event().text()).toList();
  }
}
