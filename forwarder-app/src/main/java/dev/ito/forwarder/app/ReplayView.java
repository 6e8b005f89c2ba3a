package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.core.QuarantineReport;
import dev.ito.forwarder.core.ReplayPlan;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventDetails;
import java.util.OptionalLong;

/** What a replay would do, and what became of the quarantine, for a person or for a program. */
final class ReplayView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReplayView() {}

  static String text(ReplayPlan plan, boolean resend) {
    StringBuilder text = new StringBuilder();
    text.append(
        "From event %s on, line %s of the log: %s\n"
            .formatted(
                Quantities.count(plan.first()),
                Quantities.count(plan.event().line()),
                event(plan.event())));
    row(text, plan.events(), "there" + waiting(plan));
    if (plan.held().isPresent()) {
      row(text, plan.held().getAsLong(), "of them at the backend already");
    } else {
      text.append("         ? of them at the backend already: it does not say\n");
    }
    long there = plan.held().orElse(0);
    row(text, toSend(plan, resend), "to be sent, in the order of the log, under new keys");
    if (resend && there > 0) {
      text.append("  Those that the backend has already will be there twice.\n");
    }
    return text.toString();
  }

  static long toSend(ReplayPlan plan, boolean resend) {
    return resend ? plan.events() : plan.events() - plan.held().orElse(0);
  }

  private static String waiting(ReplayPlan plan) {
    return plan.waiting() == 0
        ? ", all of them delivered before"
        : ", %s of them not delivered yet".formatted(Quantities.count(plan.waiting()));
  }

  static String quarantined(int entries, OptionalLong held) {
    StringBuilder text = new StringBuilder("From the quarantine\n");
    row(text, entries, "there");
    if (held.isPresent()) {
      row(text, held.getAsLong(), "of them at the backend already");
    } else {
      text.append("         ? of them at the backend already: it does not say\n");
    }
    row(text, entries, "to be sent, each alone, under the key that it has in quarantine");
    return text.toString();
  }

  private static void row(StringBuilder text, long number, String what) {
    text.append("%10s %s\n".formatted(Quantities.count(number), what));
  }

  /** An event in a few words. */
  static String event(AuditEvent event) {
    EventDetails details = event.details();
    return "%s, %s %s, %s"
        .formatted(details.timestamp(), details.entity(), details.entityId(), details.operation());
  }

  static String text(QuarantineReport report) {
    StringBuilder text = new StringBuilder(Quantities.count(report.forwarded(), "event"));
    text.append(" forwarded");
    append(text, report.duplicates(), "already there");
    append(text, report.refused(), "still refused");
    append(text, report.untried(), "not tried");
    return text.append(report.allTaken() ? "; the quarantine is empty" : "").toString();
  }

  private static void append(StringBuilder text, long number, String what) {
    if (number > 0) {
      text.append(", ").append(Quantities.count(number)).append(' ').append(what);
    }
  }

  static String json(QuarantineReport report, String message) {
    ObjectNode node = JSON.createObjectNode();
    node.put("outcome", report.allTaken() ? "delivered" : "stopped");
    node.put("forwarded", report.forwarded());
    node.put("duplicates", report.duplicates());
    node.put("refused", report.refused());
    node.put("untried", report.untried());
    node.put("error", message.isEmpty() ? null : message);
    return node.toString();
  }
}
