package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.AuditLog;

/** Holds the fake to the contract it stands in for. */
class InMemoryAuditLogTest extends AuditLogContract {
  private final InMemoryAuditLog log = new InMemoryAuditLog();

  @Override
  protected AuditLog newLog() {
    return log;
  }

  @Override
  protected void write(String text) {
    log.replace(text);
  }

  @Override
  protected void append(String text) {
    log.append(text);
  }

  @Override
  protected void remove() {
    log.replace("");
  }
}
