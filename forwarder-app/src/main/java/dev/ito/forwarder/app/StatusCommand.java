package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what is delivered and what is not. */
@Command(
    name = "status",
    description = "Shows what is delivered, what waits, and how it went lately. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    footer = {
      "",
      "It needs neither the backend nor a token, and works while forward or watch are at work.",
      "Exit status: 0, also if events wait; 2 usage or configuration; 3 the local log or state cannot be"
          + " read or trusted."
    })
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ProjectOptions which;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    Settings settings = Settings.of(which, terminal);
    ProjectDirectory project = settings.project();
    project.requireReadableLog();
    ForwardStatus status = Wiring.status(project, ForwardStatus.COUNTED_BYTES);
    if (json) {
      terminal.out().println(StatusJson.of(project, status, Instant.now()));
    } else {
      Looks looks = Looks.ofOut(terminal);
      terminal.out().print(new StatusView(project, status, looks, Instant.now()).text());
      terminal.out().flush();
    }
    return ExitCode.DONE.status();
  }
}
