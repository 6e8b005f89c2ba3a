package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.Replay;
import dev.ito.forwarder.core.ReplayPlan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: delivers again what was delivered before. */
@Command(
    name = "replay",
    description = {
      "Delivers events again, as after a backend's restore.",
      "",
      "It is for a backend that was restored from an old backup, or has lost events in another way."
          + " It says first how many events there are and how many of them the backend already has, and"
          + " asks. Only what the backend does not have is sent, unless --resend is given."
    },
    customSynopsis = {
      "ito-forwarder replay (--from N | --since TIME | --all | --quarantined)",
      "                            [OPTIONS]"
    },
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      HelpWords.DELIVERED,
      "1:Stopped with events left, or it was not wanted after all.",
      HelpWords.USAGE,
      HelpWords.LOCAL
    },
    footer = {
      "A replay that is interrupted is gone on with by the next forward.",
      HelpWords.SETTINGS
    })
final class ReplayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ReplayOptions what;

  @Option(names = "--yes", description = "Do not ask; needed where nobody can be asked.")
  private boolean yes;

  @Option(names = "--json", description = "Print one JSON object; nobody is asked then.")
  private boolean json;

  @Mixin private ProjectOptions which;
  @Mixin private ForwardOptions how;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command without what makes no sense for somebody who waits for it. */
  static CommandLine line(Terminal terminal) {
    return HelpLayout.without(
        new CommandLine(new ReplayCommand(terminal)), "--best-effort", "--no-reconcile");
  }

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    what.check();
    Settings settings = Settings.of(which, how, terminal);
    requireEnabled(settings);
    settings.project().requireReadableLog();
    ExitCode code =
        what.quarantined()
            ? new QuarantineSending(settings, terminal, yes, json).run()
            : replay(settings);
    return code.status();
  }

  private static void requireEnabled(Settings settings) throws UsageException {
    Setting<Boolean> enabled = settings.enabled();
    if (!enabled.value()) {
      throw new UsageException(
          enabled.origin().kind() == Origin.Kind.DEFAULT
              ? Wording.notSetUp(settings.project().path())
              : Wording.switchedOff(enabled));
    }
  }

  private ExitCode replay(Settings settings)
      throws UsageException, IOException, InterruptedException {
    ProjectDirectory project = settings.project();
    BackendAccess backend = settings.backend();
    ForwardSettings forwarding = settings.forwarding();
    Replay replay =
        new Replay(Wiring.log(project), Wiring.checkpoints(project), Wiring.inventory(backend));
    Optional<ReplayPlan> plan = replay.plan(what.start());
    if (plan.isEmpty()) {
      return say(what.nothing(replay.delivered()));
    }
    if (!json) {
      terminal.out().print(ReplayView.text(plan.get(), what.resend()));
      terminal.out().flush();
    }
    if (plan.get().unknown().isPresent() && !what.resend()) {
      return fail(HoldingsWording.unknownHoldings(plan.get()));
    }
    if (ReplayView.toSend(plan.get(), what.resend()) == 0) {
      return say("the backend has all of them; nothing to do");
    }
    if (!Confirmation.given(yes, json)) {
      return fail("nothing was changed or sent");
    }
    ForwardListener listener = new Warnings(terminal.err(), false).afterAsking();
    ForwardReport report =
        Wiring.replay(project, backend, forwarding, listener, what.start(), what.resend());
    return show(report, backend);
  }

  private ExitCode say(String sentence) {
    terminal.out().println(json ? ReportView.nothingToDo(sentence) : sentence);
    return ExitCode.DONE;
  }

  private ExitCode fail(String message) {
    Failure.report(ExitCode.EVENTS_LEFT, message, json, terminal);
    return ExitCode.EVENTS_LEFT;
  }

  private ExitCode show(ForwardReport report, BackendAccess backend) {
    if (report.outcome() == ForwardReport.Outcome.BUSY) {
      return fail(Wording.BUSY);
    }
    String message = Wording.of(report, backend);
    terminal.out().println(json ? ReportView.json(report, message) : ReportView.line(report));
    if (!message.isEmpty()) {
      terminal.err().println("Error: " + message);
    }
    return ExitCode.after(report, false);
  }
}
