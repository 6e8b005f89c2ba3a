package dev.ito.forwarder.app;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that forwarding needs; changes nothing. */
final class Doctor {
  private final ProjectOptions which;
  private final Terminal terminal;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  Doctor(ProjectOptions which, Terminal terminal, Instant now) {
    this.which = which;
    this.terminal = terminal;
    this.now = now;
  }

  /**
   * All that was found.
   *
   * @param verify whether to compare the backend's list of events with the log, too
   */
  List<Finding> examine(boolean verify) throws InterruptedException {
    try {
      Settings settings = Settings.of(which, terminal);
      ProjectDirectory project = settings.project();
      findings.add(Finding.ok("project", project.path().toString()));
      Optional<BackendAccess> backend = new SetupCheck(settings).examine(findings);
      new LogCheck(project).examine(findings);
      new StateCheck(project, backend, now).examine(findings);
      if (backend.isPresent()) {
        new BackendCheck(project, settings, backend.get(), now).examine(verify, findings);
      } else {
        findings.add(Finding.warning("backend", "not asked, because the configuration is wrong"));
      }
    } catch (UsageException e) {
      findings.add(Finding.problem("project", e.getMessage()));
    }
    return findings.stream().map(this::asGiven).toList();
  }

  /** A command of ours needs the same options as this one was given. */
  private Finding asGiven(Finding finding) {
    return finding
        .mend()
        .filter(command -> command.startsWith("ito-forwarder "))
        .map(command -> finding.mendedBy(command + which.asArguments()))
        .orElse(finding);
  }

  /** Something that could not be looked at is something that was found. */
  static Finding unreadable(String subject, IOException e) {
    return Finding.problem(subject, Failure.local(e));
  }
}
