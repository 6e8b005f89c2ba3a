package org.example.audit.app;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardSettings;
import javax.sql.DataSource;
import org.example.audit.adapter.h2.H2EventIngest;
import org.example.audit.adapter.memory.KeptCheckpoint;
import org.example.audit.adapter.memory.LineLog;

/** Composes a forwarder of this project's own adapters. */
public final class Wiring {
  private Wiring() {}

  /**
   * A forwarder from a log in memory to a table.
   *
   * @param log the log
   * @param database has the table
   * @param listener hears of it
   * @return the forwarder
   */
  public static EventForwarder forwarder(
      LineLog log, DataSource database, ForwardListener listener) {
    return EventForwarder.from(log)
        .to(new H2EventIngest(database, "h2:audit"))
        .keeping(new KeptCheckpoint())
        .with(ForwardSettings.DEFAULT.withBatchSize(10))
        .telling(listener)
        .build();
  }
}
