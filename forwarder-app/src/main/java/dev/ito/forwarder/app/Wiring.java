package dev.ito.forwarder.app;

import dev.ito.forwarder.adapter.fs.FileQuarantine;
import dev.ito.forwarder.adapter.fs.LogSource;
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
import java.util.Locale;
import java.util.Optional;

/** The only class that names an adapter. */
final class Wiring {
  static final Duration DEFAULT_TIMEOUT = HttpSettings.DEFAULT_TIMEOUT;

  private Wiring() {}

  /** One run over a project's files to its backend. */
  static ForwardReport forward(
      ProjectDirectory project,
      LogChoice choice,
      BackendAccess backend,
      ForwardSettings settings,
      ForwardListener listener)
      throws IOException, InterruptedException, UsageException {
    LogSource source = source(project, choice);
    try (HttpEventIngest ingest = new HttpEventIngest(httpSettings(backend), Clock.systemUTC())) {
      return new EventForwarder(
              source.log(Optional.of(ingest.destination())),
              source.checkpoints(),
              ingest,
              new FileQuarantine(source.state()),
              settings,
              Timing.system(),
              listener)
          .forward();
    }
  }

  /** The log that is read, and why. */
  static LogView log(ProjectDirectory project, LogChoice choice) throws IOException {
    LogSource source = source(project, choice);
    return new LogView(
        source.kind().name().toLowerCase(Locale.ROOT),
        source.where(),
        source.why(),
        source.state(),
        source.watched());
  }

  private static LogSource source(ProjectDirectory project, LogChoice choice) throws IOException {
    LogSource.Wanted wanted =
        switch (choice) {
          case auto -> LogSource.Wanted.AUTO;
          case file -> LogSource.Wanted.FILE;
          case branch -> LogSource.Wanted.BRANCH;
        };
    return LogSource.find(project.path(), wanted, LogSource.DEFAULT_BRANCH);
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
