package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Comparison;
import dev.ito.forwarder.domain.BackendException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the backend has what the state says was delivered, and has it once. */
final class DeliveryCheck {
  static final String SUBJECT = "verify";

  private static final Duration LONGEST_QUESTION = Duration.ofMinutes(5);

  private final ProjectDirectory project;
  private final BackendAccess backend;

  DeliveryCheck(ProjectDirectory project, BackendAccess backend) {
    this.project = project;
    this.backend = backend;
  }

  void examine(List<Finding> findings) throws InterruptedException, UsageException {
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
              SUBJECT, "the backend does not say which events it has: " + e.error().detail()));
    } catch (IOException e) {
      findings.add(Doctor.unreadable(SUBJECT, e));
    }
  }

  private static void report(Comparison found, List<Finding> findings) {
    if (found.missing() > 0) {
      findings.add(
          Finding.problem(
                  SUBJECT,
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
              SUBJECT,
              "%s too many at the backend, which has no way to remove events: %s"
                  .formatted(
                      Quantities.count(found.doubled(), "event"),
                      names(found.firstDoubled(), found.firstDoubled().size()))));
    }
    findings.add(Finding.ok(SUBJECT, summary(found)));
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
