package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Comparison;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.BackendProbe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the backend is there, ready and lets us in, and whether it has what it should have. */
final class BackendCheck {
  /** A difference that harms nothing. */
  static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

  static final String SET_CLOCK = "sudo timedatectl set-ntp true";

  private static final String SUBJECT = "backend";
  private static final String VERIFY = "verify";
  private static final Duration LONGEST_QUESTION = Duration.ofMinutes(5);

  private final ProjectDirectory project;
  private final Settings settings;
  private final BackendAccess backend;
  private final Instant now;

  BackendCheck(ProjectDirectory project, Settings settings, BackendAccess backend, Instant now) {
    this.project = project;
    this.settings = settings;
    this.backend = backend;
    this.now = now;
  }

  void examine(boolean verify, List<Finding> findings) throws InterruptedException, UsageException {
    BackendProbe.Report report = Wiring.probe(backend);
    findings.add(answer(report));
    report.backendTime().ifPresent(time -> findings.add(clock(time)));
    if (verify && report.authorised()) {
      verify(findings);
    } else if (verify) {
      findings.add(Finding.warning(VERIFY, "not compared, because the backend does not let us in"));
    }
  }

  private Finding answer(BackendProbe.Report report) throws UsageException {
    if (report.allWell()) {
      String version = report.version().map(v -> " (version " + v + ")").orElse("");
      return Finding.ok(
          SUBJECT, Redacted.url(backend.url()) + version + " is ready and lets us in");
    }
    String error = report.error().orElse("it is not well");
    if (!report.reachable() || !report.healthy()) {
      return Finding.problem(SUBJECT, Redacted.url(backend.url()) + ": " + error)
          .mendedBy("ito-forwarder config");
    }
    if (!report.ready()) {
      return Finding.problem(
              SUBJECT, "not ready: " + report.notReadyReason().orElse(error) + "; try again later")
          .mendedBy("ito-forwarder doctor");
    }
    return Finding.problem(SUBJECT, error)
        .mendedBy("export " + settings.backendSection().tokenVariable().value() + "=TOKEN");
  }

  private Finding clock(Instant theirs) {
    Duration ahead = Duration.between(theirs, now);
    if (ahead.abs().compareTo(CLOCKS_MAY_DIFFER) <= 0) {
      return Finding.ok("clock", "agrees with the backend's");
    }
    return Finding.warning(
            "clock",
            "this machine's clock is %s %s the backend's"
                .formatted(
                    Quantities.time(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"))
        .mendedBy(SET_CLOCK);
  }

  private void verify(List<Finding> findings) throws InterruptedException, UsageException {
    try {
      report(
          Comparison.of(
              Wiring.log(project),
              Wiring.checkpoints(project),
              Wiring.quarantine(project),
              Wiring.inventory(backend),
              LONGEST_QUESTION),
          findings);
    } catch (BackendException e) {
      findings.add(
          Finding.problem(
              VERIFY, "the backend does not say which events it has: " + e.error().detail()));
    } catch (IOException e) {
      findings.add(Doctor.unreadable(VERIFY, e));
    }
  }

  private static void report(Comparison found, List<Finding> findings) {
    if (found.missing() > 0) {
      findings.add(
          Finding.problem(
                  VERIFY,
                  "%s of %s missing at the backend, though taken as delivered: %s"
                      .formatted(
                          Quantities.count(found.missing()),
                          Quantities.count(found.delivered(), "event"),
                          names(found.firstMissing(), found.missing())))
              .mendedBy("ito-forwarder replay --from " + found.firstMissing().get(0).number()));
    }
    if (found.doubled() > 0) {
      findings.add(
          Finding.warning(
              VERIFY,
              "%s too many at the backend, which has no way to remove events: %s"
                  .formatted(
                      Quantities.count(found.doubled(), "event"),
                      names(found.firstDoubled(), found.firstDoubled().size()))));
    }
    findings.add(Finding.ok(VERIFY, summary(found)));
  }

  private static String summary(Comparison found) {
    long there = found.delivered() - found.missing() - found.quarantined();
    StringBuilder text = new StringBuilder();
    text.append(
        "the backend has %s of the %s delivered from this log"
            .formatted(Quantities.count(there), Quantities.count(found.delivered(), "event")));
    append(text, found.quarantined(), "in quarantine");
    append(text, found.waiting(), "not sent yet");
    append(text, found.others(), "more at the backend that this log does not hold");
    return text.toString();
  }

  private static void append(StringBuilder text, long number, String what) {
    if (number > 0) {
      text.append("; ").append(Quantities.count(number)).append(' ').append(what);
    }
  }

  private static String names(List<Comparison.Numbered> first, long all) {
    String names =
        first.stream()
            .map(n -> "line " + n.event().line() + " (" + ReplayView.event(n.event()) + ")")
            .collect(Collectors.joining("; "));
    return all > first.size() ? names + "; and more" : names;
  }
}
