package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: one run after the other, as the log grows. */
@Command(
    name = "watch",
    description = "Forwards what is new as it is written, until it is stopped.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "0:Forwarding is switched off, so there is nothing to watch.",
      HelpWords.USAGE,
      HelpWords.LOCAL,
      HelpWords.CTRL_C,
      HelpWords.SIGTERM
    },
    footer = {
      "While the backend is away, watch keeps trying: after at most --retry-base-delay, twice that,"
          + " and so on up to 60s, at random below that limit, never earlier than the backend asks. One"
          + " warning says that it is away, one line that it is back.",
      "The project stays usable: between two requests, forward and the other commands do their work"
          + " as if watch were not there.",
      "SIGTERM and Ctrl-C end it within a second; what is in flight is on disk, and the next run"
          + " repeats nothing. Ready-made service files are in share/ of the distribution.",
      HelpWords.SETTINGS
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

  /** The command without what makes no sense for one that goes on until it is stopped. */
  static CommandLine line(Terminal terminal) {
    return HelpLayout.without(
        new CommandLine(new WatchCommand(terminal)),
        "--best-effort",
        "--deadline",
        "--max-retries");
  }

  @Override
  public Integer call() throws UsageException, IOException {
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
