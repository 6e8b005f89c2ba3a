package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.ForwardStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A watch over one project: its loop, its news and its metrics. */
final class Watch implements AutoCloseable {
  /** So much of a backlog is counted again and again for the metrics. */
  private static final long COUNTED_BYTES = 8L << 20;

  private final ProjectDirectory project;
  private final BackendAccess backend;
  private final Clock clock = Clock.systemUTC();
  private final Instant begun = clock.instant();
  private final WatchTally tally = new WatchTally(clock, this::changed);
  private final WatchNews news;
  private final Optional<MetricsFile> metrics;

  Watch(
      ProjectDirectory project,
      BackendAccess backend,
      Terminal terminal,
      boolean quiet,
      Optional<Path> metricsFile)
      throws UsageException {
    this.project = project;
    this.backend = backend;
    this.news = new WatchNews(terminal.err(), backend, clock, quiet);
    this.metrics =
        metricsFile.isPresent()
            ? Optional.of(MetricsFile.keep(metricsFile.get(), this::metrics, news::warn))
            : Optional.empty();
  }

  WatchNews news() {
    return news;
  }

  /** Runs until it is interrupted, or until the state belongs to another destination. */
  ForwardReport run(ForwardSettings settings)
      throws IOException, InterruptedException, UsageException {
    news.say(
        "watching "
            + Wiring.view(project).where()
            + ", forwarding to "
            + Redacted.url(backend.url())
            + " for "
            + backend.org()
            + "/"
            + backend.repo());
    try {
      return Wiring.watch(project, backend, settings, new WatchListeners(tally, news));
    } catch (InterruptedException stopped) {
      news.say("stopped; " + Quantities.count(tally.counts().forwarded(), "event") + " forwarded");
      throw stopped;
    }
  }

  private void changed() {
    metrics.ifPresent(MetricsFile::changed);
  }

  private String metrics() {
    return Metrics.of(tally.counts(), status(), begun, clock.instant());
  }

  private Optional<ForwardStatus> status() {
    try {
      return Optional.of(Wiring.status(project, COUNTED_BYTES));
    } catch (IOException unreadable) {
      return Optional.empty(); // the watch itself says so
    }
  }

  @Override
  public void close() {
    metrics.ifPresent(MetricsFile::close);
  }
}
