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
    description = {
      "Finds out what is wrong, and says what mends it. Changes nothing.",
      "",
      "It looks at the configuration, the log, the state beside it, who may read and write them, and"
          + " whether the backend is there, ready and lets us in."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "0:There is no problem, though perhaps something worth a word.",
      "1:There is a problem.",
      HelpWords.COMMAND_LINE
    })
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
