package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  private final Terminal terminal;

  @Mixin private ProjectOptions which;
  @Mixin private ForwardOptions how;

  @Option(names = "--json", description = "Print one JSON object instead of a line.")
  private boolean json;

  @Option(names = "--quiet", description = "Print errors only.")
  private boolean quiet;

  ForwardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    return forward().status();
  }

  private ExitCode forward() throws UsageException, IOException, InterruptedException {
    boolean bestEffort = how.bestEffort();
    ForwardSettings settings = how.settings();
    ProjectDirectory project = which.project();
    BackendAccess backend = which.backend(terminal);
    project.requireReadableLog();
    Warnings warnings = new Warnings(terminal.err(), bestEffort);
    ForwardListener listener = quiet ? ForwardListener.SILENT : warnings;
    ForwardReport report = Wiring.forward(project, which.source(), backend, settings, listener);
    if (!quiet) {
      warnings.finish();
    }
    show(report, backend);
    return ExitCode.after(report, bestEffort);
  }

  private void show(ForwardReport report, BackendAccess backend) {
    boolean bestEffort = how.bestEffort();
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
}
