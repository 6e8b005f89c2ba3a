package dev.ito.forwarder.app;

import dev.ito.forwarder.core.QuarantineReplay;
import dev.ito.forwarder.core.QuarantineReport;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.util.OptionalLong;

/** {@code replay --quarantined}. */
final class QuarantineSending {
  private final Settings settings;
  private final Terminal terminal;
  private final boolean yes;
  private final boolean json;

  QuarantineSending(Settings settings, Terminal terminal, boolean yes, boolean json) {
    this.settings = settings;
    this.terminal = terminal;
    this.yes = yes;
    this.json = json;
  }

  ExitCode run() throws UsageException, IOException, InterruptedException {
    ProjectDirectory project = settings.project();
    BackendAccess backend = settings.backend();
    QuarantinedEvents quarantine = Wiring.quarantine(project);
    int entries = quarantine.read().entries().size();
    if (entries == 0) {
      String nothing = "nothing is in quarantine; nothing to do";
      terminal.out().println(json ? ReportView.nothingToDo(nothing) : nothing);
      return ExitCode.DONE;
    }
    if (!json) {
      terminal.out().print(ReplayView.quarantined(entries, held(quarantine, backend)));
      terminal.out().flush();
    }
    if (!Confirmation.given(yes, json)) {
      return fail("nothing was changed or sent");
    }
    return show(Wiring.replayQuarantined(project, backend, settings.forwarding()), backend);
  }

  private static OptionalLong held(QuarantinedEvents quarantine, BackendAccess backend)
      throws UsageException, IOException, InterruptedException {
    try {
      return OptionalLong.of(QuarantineReplay.held(quarantine, Wiring.inventory(backend)));
    } catch (BackendException e) {
      return OptionalLong.empty(); // their keys keep them from being stored twice
    }
  }

  private ExitCode show(QuarantineReport report, BackendAccess backend) {
    if (report.busy()) {
      return fail(Wording.BUSY);
    }
    if (report.boundTo().isPresent()) {
      Failure.report(ExitCode.USAGE, Wording.elsewhere(report.boundTo(), backend), json, terminal);
      return ExitCode.USAGE;
    }
    String message = report.allTaken() ? "" : message(report, backend);
    terminal.out().println(json ? ReplayView.json(report, message) : ReplayView.text(report));
    if (!message.isEmpty()) {
      terminal.err().println("Error: " + message);
    }
    return report.allTaken() ? ExitCode.DONE : ExitCode.EVENTS_LEFT;
  }

  private static String message(QuarantineReport report, BackendAccess backend) {
    if (report.untried() > 0) {
      return report.error().map(e -> Wording.of(e, backend)).orElse("the time of this run is up");
    }
    return "the backend still refuses "
        + Quantities.count(report.refused(), "event")
        + ": "
        + report.error().map(e -> e.detail()).orElse("")
        + ". They stay in quarantine; ito-forwarder quarantine list shows them";
  }

  private ExitCode fail(String message) {
    Failure.report(ExitCode.EVENTS_LEFT, message, json, terminal);
    return ExitCode.EVENTS_LEFT;
  }
}
