package dev.ito.forwarder.app;

import dev.ito.forwarder.adapter.fs.FileCheckpointStore;
import dev.ito.forwarder.adapter.fs.FileQuarantine;
import dev.ito.forwarder.adapter.fs.JsonlAuditLog;
import dev.ito.forwarder.adapter.http.HttpEventIngest;
import dev.ito.forwarder.adapter.http.HttpSettings;
import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.Timing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** The only class that names an adapter. */
final class Wiring {
  static final Duration DEFAULT_TIMEOUT = HttpSettings.DEFAULT_TIMEOUT;

  private Wiring() {}

  /** One run over a project's files to its backend. */
  static ForwardReport forward(
      ProjectDirectory project,
      BackendAccess backend,
      ForwardSettings settings,
      ForwardListener listener)
      throws IOException, InterruptedException, UsageException {
    try (HttpEventIngest ingest = new HttpEventIngest(httpSettings(backend), Clock.systemUTC())) {
      return new EventForwarder(
              new JsonlAuditLog(project.log()),
              new FileCheckpointStore(project.state()),
              ingest,
              new FileQuarantine(project.state()),
              settings,
              Timing.system(),
              listener,
              Wiring::beside)
          .forward();
    }
  }

  private static void beside(Runnable task) {
    Thread thread = new Thread(task, "event-forward-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private static HttpSettings httpSettings(BackendAccess backend) throws UsageException {
    try {
      return new HttpSettings(
          backend.url(),
          backend.org(),
          backend.repo(),
          backend.token(),
          backend.timeout(),
          backend.caFile());
    } catch (IllegalArgumentException e) {
      throw new UsageException(BackendAccess.inFlags(e.getMessage()));
    }
  }
}
