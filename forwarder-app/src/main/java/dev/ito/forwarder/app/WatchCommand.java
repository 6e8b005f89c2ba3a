package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: one run after the other, as the log grows. */
@Command(
    name = "watch",
    description = "Forwards what is new in a project's audit log, as it is written, until stopped.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    footer = {
      "",
      "While the backend is away, watch keeps trying: after at most --retry-base-delay, twice that,"
          + " and so on up to 60s, at random below that limit, never earlier than the backend asks;"
          + " --max-retries has no meaning here. One warning says that it is away, one line that it"
          + " is back.",
      "The project stays usable: between two requests, forward and the other commands do their work"
          + " as if watch were not there.",
      "SIGTERM and Ctrl-C end it within a second; what is in flight is on disk, and the next run"
          + " repeats nothing. Ready-made service files are in share/ of the distribution.",
      "Exit status: 143 or 130 after a signal; 0 if forwarding is switched off; 2 usage or"
          + " configuration; 3 the local log or state cannot be read or trusted at the start."
    })
final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ProjectOptions which;
  @Mixin private ForwardOptions how;

  @Option(
      names = "--metrics-file",
      paramLabel = "PATH",
      description =
          "Keep a file of metrics up to date, in the text format of Prometheus, for example for the"
              + " textfile collector of its node exporter.")
  private Optional<Path> metricsFile = Optional.empty();

  @Option(names = "--quiet", description = "Print errors only.")
  private boolean quiet;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    if (how.bestEffort || how.deadline.isPresent()) {
      throw new UsageException(
          (how.bestEffort ? "--best-effort" : "--deadline")
              + " is for forward; watch goes on until it is stopped");
    }
    Settings settings = Settings.of(which, how, terminal);
    Setting<Boolean> enabled = settings.enabled();
    if (!enabled.value() && enabled.origin().kind() == Origin.Kind.DEFAULT) {
      throw new UsageException(Wording.notSetUp(settings.project().path()));
    }
    if (!enabled.value()) {
      terminal.out().println(Wording.switchedOff(enabled));
      return ExitCode.DONE.status();
    }
    return watch(settings).status();
  }

  private ExitCode watch(Settings settings) throws UsageException, IOException {
    ForwardSettings forwarding = settings.forwarding();
    ProjectDirectory project = settings.project();
    BackendAccess backend = settings.backend();
    project.requireReadableLog();
    StopRequest stop = StopRequest.toThisThread();
    try (Watch watch = new Watch(project, backend, terminal, quiet, metricsFile)) {
      settings.warnings().forEach(watch.news()::warn);
      ForwardReport report = watch.run(forwarding);
      ExitCode code = ExitCode.after(report, false);
      Failure.report(code, Wording.elsewhere(report, backend), false, terminal);
      return code;
    } catch (InterruptedException stopped) {
      return ExitCode.DONE; // the signal that asked for it decides the status
    } finally {
      stop.ended();
    }
  }
}
