package dev.ito.forwarder.app;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: what is wrong, and what mends it. */
@Command(
    name = "doctor",
    description =
        "Checks configuration, log, state and backend, and says what mends what is wrong. Changes"
            + " nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    footer = {"", "Exit status: 0 no problem; 1 a problem; 2 usage."})
final class DoctorCommand implements Callable<Integer> {
  private static final int PROBLEM = 1;

  private final Terminal terminal;

  @Option(
      names = "--verify",
      description =
          "Also compare the events that the backend has with the log: which are missing, which are"
              + " there twice.")
  private boolean verify;

  @Option(names = "--json", description = "Print one JSON object instead of a list.")
  private boolean json;

  @Mixin private ProjectOptions which;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = new Doctor(which, terminal, Instant.now()).examine(verify);
    DoctorView view = new DoctorView(findings, Looks.ofOut(terminal));
    terminal.out().print(json ? view.json() + '\n' : view.text());
    terminal.out().flush();
    return DoctorView.count(findings, Finding.Level.PROBLEM) == 0
        ? ExitCode.DONE.status()
        : PROBLEM;
  }
}
