package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.testkit.AuditLogContract;

class LineLogTest extends AuditLogContract {
  private final LineLog log = new LineLog();

  @Override
  protected AuditLog newLog() {
    return log;
  }

  @Override
  protected void write(String text) {
    log.clear();
    append(text);
  }

  @Override
  protected void append(String text) {
    text.lines().forEach(log::append);
  }

  @Override
  protected void remove() {
    log.clear();
  }

  /** Its lines are whole, and nobody rewrites them. */
  @Override
  protected boolean supports(Ability ability) {
    return ability == Ability.COUNTS_REMAINING || ability == Ability.COUNTS_WHAT_STANDS_BEFORE;
  }
}
