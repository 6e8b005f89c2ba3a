package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what is delivered and what is not. */
@Command(
    name = "status",
    description = {
      "Shows what is delivered, what waits, and how it went lately.",
      "",
      "It changes nothing, needs neither the backend nor a token, and works while forward or watch"
          + " are at work."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "0:It was shown, also if events wait; with --check, the backend is there, ready and lets us in.",
      "1:With --check: it is not.",
      HelpWords.USAGE,
      HelpWords.LOCAL
    },
    footer = {"--url, --org, --repo, --timeout and the options for certificates are for --check."})
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ProjectOptions which;

  @Option(
      names = "--check",
      description = "Also ask the backend: is it there, is it ready, does it let us in?")
  private boolean check;

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
    int aside = Wiring.quarantine(project).read().entries().size();
    LogView log = Wiring.view(project);
    Optional<BackendCheck> asked =
        check ? Optional.of(BackendCheck.ask(settings)) : Optional.empty();
    if (json) {
      terminal.out().println(StatusJson.of(log, status, aside, asked, Instant.now()));
    } else {
      Looks looks = Looks.ofOut(terminal);
      terminal.out().print(new StatusView(log, status, aside, looks, Instant.now()).text());
      asked.ifPresent(answer -> terminal.out().print(answer.text(looks)));
      terminal.out().flush();
    }
    return asked.map(BackendCheck::exitCode).orElse(ExitCode.DONE).status();
  }
}
