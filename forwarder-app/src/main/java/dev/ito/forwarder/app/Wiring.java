package dev.ito.forwarder.app;

import dev.ito.forwarder.adapter.fs.CurrentLog;
import dev.ito.forwarder.adapter.fs.FileCheckpointStore;
import dev.ito.forwarder.adapter.fs.FileLogChanges;
import dev.ito.forwarder.adapter.fs.JsonEventFingerprints;
import dev.ito.forwarder.adapter.fs.LogSource;
import dev.ito.forwarder.adapter.http.ClientCertificate;
import dev.ito.forwarder.adapter.http.HttpBackendProbe;
import dev.ito.forwarder.adapter.http.HttpDeliveredEvents;
import dev.ito.forwarder.adapter.http.HttpEventIngest;
import dev.ito.forwarder.adapter.http.HttpSettings;
import dev.ito.forwarder.adapter.http.ProxySettings;
import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardLoop;
import dev.ito.forwarder.core.ForwardPlan;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.ForwardStatus;
import dev.ito.forwarder.core.Inventory;
import dev.ito.forwarder.core.QuarantineReplay;
import dev.ito.forwarder.core.QuarantineReport;
import dev.ito.forwarder.core.ReplayStart;
import dev.ito.forwarder.core.Timing;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.BackendProbe;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The only class that names an adapter. */
final class Wiring {
  static final Duration DEFAULT_TIMEOUT = HttpSettings.DEFAULT_TIMEOUT;
  static final String DEFAULT_BRANCH = LogSource.DEFAULT_BRANCH;

  private Wiring() {}

  /** One run over a project's log to its backend. */
  static ForwardReport forward(
      ProjectDirectory project,
      BackendAccess backend,
      ForwardSettings settings,
      ForwardListener listener)
      throws IOException, InterruptedException, UsageException {
    try (HttpEventIngest ingest = ingest(backend)) {
      GitLimit gitLimit = new GitLimit(settings.deadline(), Timing.system());
      return forwarder(project, ingest, settings, listener, inventory(backend), gitLimit).forward();
    }
  }

  /** Runs over a project's log to its backend, one after the other, until it is interrupted. */
  static ForwardReport watch(
      ProjectDirectory project,
      BackendAccess backend,
      ForwardSettings settings,
      WatchListeners listeners)
      throws IOException, InterruptedException, UsageException {
    try (HttpEventIngest ingest = ingest(backend);
        FileLogChanges changes = new FileLogChanges(source(project).watched())) {
      EventForwarder forwarder =
          forwarder(
              project,
              ingest,
              ForwardLoop.settings(settings),
              listeners,
              inventory(backend),
              new GitLimit(Optional.empty(), Timing.system()));
      Duration baseDelay = settings.retry().baseDelay();
      return new ForwardLoop(forwarder, changes, baseDelay, Timing.system(), listeners).run();
    }
  }

  private static HttpEventIngest ingest(BackendAccess backend) throws UsageException {
    return new HttpEventIngest(httpSettings(backend), Clock.systemUTC());
  }

  private static EventForwarder forwarder(
      ProjectDirectory project,
      HttpEventIngest ingest,
      ForwardSettings settings,
      ForwardListener listener,
      Inventory inventory,
      GitLimit gitLimit)
      throws IOException {
    CurrentLog log =
        new CurrentLog(
            project.path(),
            wanted(project),
            project.branch(),
            Optional.of(ingest.destination()),
            gitLimit);
    return EventForwarder.from(log)
        .to(ingest)
        .keeping(log)
        .quarantining(log)
        .with(settings)
        .telling(listener)
        .asking(inventory)
        .readingAheadIn(new Beside())
        .build();
  }

  private static LogSource source(ProjectDirectory project) throws IOException {
    return LogSource.find(project.path(), wanted(project), project.branch());
  }

  private static LogSource.Wanted wanted(ProjectDirectory project) {
    return switch (project.source()) {
      case AUTO -> LogSource.Wanted.AUTO;
      case FILE -> LogSource.Wanted.FILE;
      case BRANCH -> LogSource.Wanted.BRANCH;
    };
  }

  /** Which log of a project is read, and why. */
  static LogView view(ProjectDirectory project) throws IOException {
    LogSource source = source(project);
    return new LogView(
        source.kind().name().toLowerCase(Locale.ROOT),
        source.where(),
        source.why(),
        source.state(),
        project.state(),
        source.watched());
  }

  /** Asks the backend what it holds. */
  static Inventory inventory(BackendAccess backend) throws UsageException {
    return new Inventory(new Held(httpSettings(backend)), new JsonEventFingerprints());
  }

  static AuditLog log(ProjectDirectory project) throws IOException {
    return source(project).log(Optional.empty());
  }

  static CheckpointStore checkpoints(ProjectDirectory project) throws IOException {
    return source(project).checkpoints();
  }

  static QuarantinedEvents quarantine(ProjectDirectory project) throws IOException {
    return source(project).quarantine();
  }

  /** Takes events out of quarantine; false if another forwarder is at work. */
  static boolean drop(ProjectDirectory project, Set<String> ids) throws IOException {
    Optional<CheckpointStore.Session> owned = checkpoints(project).open();
    if (owned.isEmpty()) {
      return false;
    }
    try (CheckpointStore.Session session = owned.get()) {
      session.recovered(); // owned, and that is all that is needed of it
      quarantine(project).drop(ids);
      return true;
    }
  }

  /** Whether a forwarder is at work on a project. */
  static boolean isBusy(ProjectDirectory project) throws IOException {
    return new FileCheckpointStore(source(project).state()).isOwned();
  }

  /** Goes back in the log and forwards from there. */
  static ForwardReport replay(
      ProjectDirectory project,
      BackendAccess backend,
      ForwardSettings settings,
      ForwardListener listener,
      ReplayStart start,
      boolean resend)
      throws IOException, InterruptedException, UsageException {
    try (HttpEventIngest ingest = ingest(backend)) {
      GitLimit gitLimit = new GitLimit(settings.deadline(), Timing.system());
      return forwarder(project, ingest, settings, listener, inventory(backend), gitLimit)
          .replay(start, resend);
    }
  }

  /** Sends again what is in quarantine. */
  static QuarantineReport replayQuarantined(
      ProjectDirectory project, BackendAccess backend, ForwardSettings settings)
      throws IOException, InterruptedException, UsageException {
    try (HttpEventIngest ingest = ingest(backend)) {
      return new QuarantineReplay(
              checkpoints(project), ingest, quarantine(project), settings, Timing.system())
          .run();
    }
  }

  /** Where the events of a project go; asks nobody. */
  static Destination destination(BackendAccess backend) throws UsageException {
    try (HttpEventIngest ingest = ingest(backend)) {
      return ingest.destination();
    }
  }

  /** Asks a backend how it is. */
  static BackendProbe.Report probe(BackendAccess backend)
      throws InterruptedException, UsageException {
    return new HttpBackendProbe(httpSettings(backend), Clock.systemUTC()).probe();
  }

  /** How far forwarding has come; a backlog is counted up to so many bytes. */
  static ForwardStatus status(ProjectDirectory project, long countedBytes) throws IOException {
    return ForwardStatus.of(log(project), checkpoints(project), countedBytes);
  }

  /** What a run would send; asks nobody. */
  static ForwardPlan plan(ProjectDirectory project, BackendAccess backend, ForwardSettings settings)
      throws IOException, UsageException {
    try (HttpEventIngest ingest = ingest(backend)) {
      return ForwardPlan.of(
          source(project).log(Optional.of(ingest.destination())),
          checkpoints(project),
          ingest.destination(),
          settings,
          Timing.system().now());
    }
  }

  /** Nothing is made or connected before somebody wants to know. */
  private record Held(HttpSettings settings) implements DeliveredEvents {
    @Override
    public void list(Duration limit, Visitor visitor)
        throws BackendException, InterruptedException {
      new HttpDeliveredEvents(settings, Clock.systemUTC()).list(limit, visitor);
    }
  }

  private static HttpSettings httpSettings(BackendAccess backend) throws UsageException {
    try {
      HttpSettings settings =
          new HttpSettings(
                  backend.url(),
                  backend.org(),
                  backend.repo(),
                  backend.token(),
                  backend.timeout(),
                  backend.caFile())
              .withProxies(ProxySettings.fromEnvironment(backend.environment()));
      HttpSettings all =
          backend.clientCert().isPresent() && backend.clientKey().isPresent()
              ? settings.withClientCertificate(
                  new ClientCertificate(backend.clientCert().get(), backend.clientKey().get()))
              : settings;
      all.requireUsableFiles();
      return all;
    } catch (IllegalArgumentException e) {
      throw new UsageException(backend.inPlace(e.getMessage()));
    }
  }
}
