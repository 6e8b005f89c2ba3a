package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forward}: one run. */
@Command(
    name = "forward",
    description = "Forwards what is new in a project's audit log, once.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    footer = {
      "",
      "The token comes from the environment variable ITO_BACKEND_TOKEN, never from an argument.",
      "Exit status: 0 all delivered or nothing to do; 1 stopped with events left, which are tried",
      "again; 2 usage or configuration; 3 the local log or state cannot be read or trusted."
    })
final class ForwardCommand implements Callable<Integer> {
  /** The whole of a run that comes after every command of somebody's tool. */
  private static final Duration BEST_EFFORT_DEADLINE = Duration.ofSeconds(2);

  private final Terminal terminal;

  @Option(
      names = "--ito-path",
      paramLabel = "DIR",
      description = "The .ito directory; default: the nearest at or above the current directory.")
  private Optional<Path> itoPath;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The backend; default: " + BackendAccess.DEFAULT_URL + ".")
  private Optional<String> url;

  @Option(
      names = "--org",
      paramLabel = "ORG",
      description = "The organisation; default: the variable " + BackendAccess.ORG + ".")
  private Optional<String> org;

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "The repository; default: the variable " + BackendAccess.REPO + ".")
  private Optional<String> repo;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "The most events in one request; default: 100.")
  private int batchSize = ForwardSettings.DEFAULT.batchSize();

  @Option(
      names = "--batch-bytes",
      paramLabel = "N",
      description = "The most bytes in one request; default: 900000.")
  private long batchBytes = ForwardSettings.DEFAULT.batchBytes();

  @Option(
      names = "--max-retries",
      paramLabel = "N",
      description = "Attempts after the first; default: 3.")
  private int maxRetries = RetrySettings.DEFAULT.maxRetries();

  @Option(
      names = "--retry-base-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The wait before the second attempt, doubling after that; default: 500ms.")
  private Duration retryBaseDelay = RetrySettings.DEFAULT.baseDelay();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for one request; default: 30s.")
  private Duration timeout = Wiring.DEFAULT_TIMEOUT;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for the whole run; default: none, 2s with --best-effort.")
  private Optional<Duration> deadline;

  @Option(
      names = "--best-effort",
      description =
          "For tools that run this after each command: at most 2s, exit 0 and at most one warning"
              + " when the backend is away, and a growing pause before it is tried again.")
  private boolean bestEffort;

  @Option(
      names = "--on-rejected",
      paramLabel = "WHAT",
      description =
          "What to do with an event that the backend refuses: stop before it and name it, or move"
              + " it to quarantine and go on: ${COMPLETION-CANDIDATES}; default: stop.")
  private Rejected onRejected = Rejected.stop;

  @Option(
      names = "--on-new-destination",
      paramLabel = "WHAT",
      converter = NewDestinationConverter.class,
      description =
          "When url, org or repo differ from the last run's: refuse, continue (what the old place"
              + " has counts as delivered) or from-start (send the whole log); default: refuse.")
  private ForwardSettings.OnNewDestination onNewDestination =
      ForwardSettings.DEFAULT.onNewDestination();

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "Certificates to trust in place of the system's.")
  private Optional<Path> caFile;

  @Option(names = "--json", description = "Print one JSON object instead of a line.")
  private boolean json;

  @Option(names = "--quiet", description = "Print errors only.")
  private boolean quiet;

  /** The words for the two ways with refused events. */
  enum Rejected {
    stop,
    quarantine
  }

  ForwardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      return forward().status();
    } catch (UsageException e) {
      return fail(ExitCode.USAGE, e.getMessage());
    } catch (AccessDeniedException e) {
      return fail(
          ExitCode.LOCAL,
          e.getFile() + " must not be read or written by this user; nothing is lost");
    } catch (IOException e) {
      return fail(ExitCode.LOCAL, describe(e));
    } catch (InterruptedException e) {
      return fail(ExitCode.EVENTS_LEFT, "interrupted; the next run goes on where this one was");
    }
  }

  private int fail(ExitCode code, String message) {
    Failure.report(code, message, json, terminal);
    return code.status();
  }

  private static String describe(IOException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    return e.getClass() == IOException.class || e instanceof UntrustedStateException
        ? message
        : message + " (" + e.getClass().getSimpleName() + ")";
  }

  private ExitCode forward() throws UsageException, IOException, InterruptedException {
    ForwardSettings settings = settings();
    ProjectDirectory project = ProjectDirectory.find(itoPath, Path.of(""));
    BackendAccess backend =
        BackendAccess.of(url, org, repo, timeout, caFile, terminal.environment());
    project.requireReadableLog();
    Warnings warnings = new Warnings(terminal.err(), bestEffort);
    ForwardListener listener = quiet ? ForwardListener.SILENT : warnings;
    ForwardReport report = Wiring.forward(project, backend, settings, listener);
    if (!quiet) {
      warnings.finish();
    }
    show(report, backend);
    return ExitCode.after(report, bestEffort);
  }

  private void show(ForwardReport report, BackendAccess backend) {
    String message = message(report, backend);
    if (json) {
      terminal.out().println(ReportView.json(report, message));
    } else if (!quiet && (!bestEffort || report.forwarded() > 0)) {
      terminal.out().println(ReportView.line(report));
    }
    boolean worthAWord = bestEffort ? report.news() && !quiet : true;
    if (!message.isEmpty() && worthAWord) {
      terminal.err().println((bestEffort ? "Warning: " : "Error: ") + message);
    }
  }

  private static String message(ForwardReport report, BackendAccess backend) {
    if (report.refused().isPresent()) {
      return Wording.of(report.refused().get());
    }
    if (report.error().isPresent()) {
      return Wording.of(report.error().get());
    }
    return switch (report.outcome()) {
      case OTHER_DESTINATION ->
          ("the events of this project go to %s so far, and now to %s %s/%s. If that place has what"
                  + " the old one has, say --on-new-destination continue; to send the whole log there,"
                  + " --on-new-destination from-start. Nothing was sent")
              .formatted(
                  report.boundTo().map(Object::toString).orElse("another place"),
                  backend.url(),
                  backend.org(),
                  backend.repo());
      case OUT_OF_TIME -> "the time of this run is up; the next one goes on where it was";
      default -> "";
    };
  }

  private ForwardSettings settings() throws UsageException {
    try {
      ForwardSettings settings =
          ForwardSettings.DEFAULT
              .withBatchSize(batchSize)
              .withBatchBytes(batchBytes)
              .withRetry(new RetrySettings(maxRetries, retryBaseDelay))
              .withOnRejected(
                  onRejected == Rejected.stop
                      ? ForwardSettings.OnRejected.STOP
                      : ForwardSettings.OnRejected.QUARANTINE)
              .withOnNewDestination(onNewDestination)
              .withBestEffort(bestEffort);
      Optional<Duration> longest =
          bestEffort ? deadline.or(() -> Optional.of(BEST_EFFORT_DEADLINE)) : deadline;
      return longest.map(settings::withDeadline).orElse(settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException(asFlag(e.getMessage()));
    }
  }

  /** The library names its settings; people know them by their flags. */
  private static String asFlag(String message) {
    int end = message.indexOf(' ');
    String name = message.substring(0, end).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "--" + name + message.substring(end);
  }
}
