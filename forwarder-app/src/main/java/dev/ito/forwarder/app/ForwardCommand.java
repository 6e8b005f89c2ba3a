package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardPlan;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import java.io.IOException;
import java.util.Optional;
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
    exitCodeList = {HelpWords.DELIVERED, HelpWords.EVENTS_LEFT, HelpWords.USAGE, HelpWords.LOCAL},
    footer = {
      HelpWords.SETTINGS,
      "The token comes from the environment variable ITO_BACKEND_TOKEN or from a file, never from"
          + " an argument."
    })
final class ForwardCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ProjectOptions which = new ProjectOptions();
  @Mixin private final ForwardOptions how = new ForwardOptions();

  @Option(
      names = "--dry-run",
      description = "Say what would be sent, and neither send nor write anything.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object instead of a line.")
  private boolean json;

  @Option(names = "--quiet", description = "Print errors only.")
  private boolean quiet;

  /** The launcher's business, which takes it away; where there is none, it is not detached. */
  @Option(
      names = "--background",
      description =
          "Return at once and go on detached from the terminal; what would be printed goes to"
              + " event-forward.log in .ito/.state.")
  @SuppressWarnings("unused") // here, and meant to be
  private boolean background;

  ForwardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Takes an option in its plainest form; says whether it is one of this command. */
  boolean take(String name, String value) {
    return which.take(name, value) || how.take(name, value);
  }

  /** Takes a switch; says whether it is one of this command. */
  boolean take(String name) {
    switch (name) {
      case "--json" -> json = true;
      case "--quiet" -> quiet = true;
      default -> {
        return how.take(name);
      }
    }
    return true;
  }

  /** As {@link #call()}, but failures are reported here. */
  int run() {
    try {
      return call();
    } catch (Exception e) {
      return Failure.of(e, json ? Failure.Form.REPORT : Failure.Form.TEXT, terminal).status();
    }
  }

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    return forward().status();
  }

  private ExitCode forward() throws UsageException, IOException, InterruptedException {
    if (background && dryRun) {
      throw new UsageException("--background and --dry-run do not go together; leave out one");
    }
    Settings settings = settings();
    Optional<ForwardMemo> memo =
        dryRun ? Optional.empty() : ForwardMemo.begin(settings, terminal.environment());
    try {
      // What counts must be read when the facts are taken.
      return forward(memo.isPresent() ? settings() : settings, memo);
    } finally {
      if (memo.isPresent()) {
        memo.get().close();
      }
    }
  }

  private Settings settings() throws UsageException {
    return Settings.of(which, how, terminal);
  }

  private ExitCode forward(Settings settings, Optional<ForwardMemo> memo)
      throws UsageException, IOException, InterruptedException {
    Setting<Boolean> enabled = settings.enabled();
    if (!enabled.value() || how.bestEffort && !settings.hasProject()) {
      return idle(settings, enabled);
    }
    ForwardSettings forwarding = settings.forwarding();
    ProjectDirectory project = settings.project();
    BackendAccess backend = settings.backend();
    project.requireReadableLog();
    if (dryRun) {
      return plan(project, backend, forwarding);
    }
    Warnings warnings = new Warnings(terminal.err(), how.bestEffort);
    if (!quiet) {
      warnings.begin(settings);
    }
    ForwardReport report = run(project, backend, forwarding, warnings);
    if (!quiet) {
      warnings.finish();
    }
    show(report, backend);
    if (memo.isPresent() && report.hadNothingToDo()) {
      memo.get().keep(answer(report, ""));
    }
    return ExitCode.after(report, how.bestEffort);
  }

  private ForwardReport run(
      ProjectDirectory project,
      BackendAccess backend,
      ForwardSettings forwarding,
      Warnings warnings)
      throws UsageException, IOException, InterruptedException {
    Looks looks = Looks.ofErr(terminal);
    if (quiet || !looks.terminal()) {
      ForwardListener listener = quiet ? ForwardListener.SILENT : warnings;
      return Wiring.forward(project, backend, forwarding, listener);
    }
    try (ProgressLine progress = new ProgressLine(warnings, project, terminal.err(), looks)) {
      return Wiring.forward(project, backend, forwarding, progress);
    }
  }

  /** A tool that runs this after each of its commands is not bothered where nobody forwards. */
  private ExitCode idle(Settings settings, Setting<Boolean> enabled) throws UsageException {
    boolean decided = enabled.origin().kind() != Origin.Kind.DEFAULT;
    if (!decided && !how.bestEffort) {
      throw new UsageException(Wording.notSetUp(settings.project().path()));
    }
    if (json) {
      terminal.out().println(ReportView.idle());
    } else if (!quiet && !how.bestEffort) {
      terminal.out().println(Wording.switchedOff(enabled));
    }
    return ExitCode.DONE;
  }

  private ExitCode plan(ProjectDirectory project, BackendAccess backend, ForwardSettings forwarding)
      throws UsageException, IOException {
    ForwardPlan plan = Wiring.plan(project, backend, forwarding);
    boolean asksFirst = forwarding.onNewDestination() == ForwardSettings.OnNewDestination.REFUSE;
    if (plan.boundTo().isPresent() && asksFirst) {
      throw new UsageException(Wording.elsewhere(plan.boundTo(), backend));
    }
    terminal.out().print(json ? PlanView.json(plan) + '\n' : PlanView.text(plan, backend));
    terminal.out().flush();
    return ExitCode.DONE;
  }

  private void show(ForwardReport report, BackendAccess backend) {
    boolean bestEffort = how.bestEffort;
    String message = Wording.of(report, backend);
    String answer = answer(report, message);
    if (!answer.isEmpty()) {
      terminal.out().println(answer);
    }
    boolean worthAWord = bestEffort ? report.news() && !quiet : true;
    if (!message.isEmpty() && worthAWord) {
      terminal.err().println((bestEffort ? "Warning: " : "Error: ") + message);
    }
  }

  /** What is printed as the result; empty for nothing. */
  private String answer(ForwardReport report, String message) {
    if (json) {
      return ReportView.json(report, message);
    }
    boolean worthALine = !quiet && (!how.bestEffort || report.forwarded() > 0);
    return worthALine ? ReportView.line(report) : "";
  }
}
