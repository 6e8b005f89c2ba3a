package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.RefusedEvent;
import java.util.Locale;

/** A report as a line for a person, or as an object for a program. */
final class ReportView {
  private ReportView() {}

  static String line(ForwardReport report) {
    return switch (report.outcome()) {
      case BUSY -> "another forwarder is at work on this project; nothing to do here";
      case PAUSED ->
          "too early after a failure; trying again at "
              + report.pause().map(p -> p.until().toString()).orElse("the next run");
      case OTHER_DESTINATION -> "nothing sent";
      case DELIVERED -> done(report) + "; all " + report.totalLocal() + " delivered";
      case STOPPED, OUT_OF_TIME ->
          done(report)
              + "; "
              + report.newOffset()
              + " of "
              + total(report)
              + " delivered, the rest is tried again by the next run";
    };
  }

  private static String done(ForwardReport report) {
    StringBuilder line = new StringBuilder();
    line.append(report.forwarded()).append(report.forwarded() == 1 ? " event" : " events");
    line.append(" forwarded");
    append(line, report.duplicates(), "already there");
    append(line, report.malformed(), "malformed and skipped");
    append(line, report.quarantined(), "in quarantine");
    return line.toString();
  }

  private static void append(StringBuilder line, long number, String what) {
    if (number > 0) {
      line.append(", ").append(number).append(' ').append(what);
    }
  }

  private static String total(ForwardReport report) {
    return (report.totalExact() ? "" : "more than ") + report.totalLocal();
  }

  static String json(ForwardReport report, String message) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    node.put("forwarded", report.forwarded());
    node.put("duplicates", report.duplicates());
    node.put("failed_batches", report.failedBatches());
    node.put("total_local", report.totalLocal());
    node.put("total_local_exact", report.totalExact());
    node.put("new_offset", report.newOffset());
    node.put("malformed", report.malformed());
    node.put("quarantined", report.quarantined());
    report.pause().ifPresent(pause -> node.put("not_before", pause.until().toString()));
    report
        .refused()
        .ifPresentOrElse(
            event -> put(node.putObject("refused"), event), () -> node.putNull("refused"));
    if (report.error().isPresent()) {
      put(node.putObject("error"), report.error().get(), message);
    } else if (message.isEmpty()) {
      node.putNull("error");
    } else {
      String kind = report.outcome().name().toLowerCase(Locale.ROOT);
      node.putObject("error").put("kind", kind).put("message", message);
    }
    return node.toString();
  }

  private static void put(ObjectNode node, BackendError error, String message) {
    node.put("kind", Wording.kind(error)).put("message", message);
    error.status().ifPresent(status -> node.put("status", status));
  }

  private static void put(ObjectNode node, RefusedEvent refused) {
    EventDetails details = refused.event().details();
    node.put("line", refused.event().line());
    node.put("entity", details.entity());
    node.put("entity_id", details.entityId());
    node.put("op", details.operation());
    node.put("reason", refused.reason().detail());
  }

  /** What stands in for a report where nobody has asked for forwarding. */
  static String idle() {
    return nothing("disabled").putNull("error").toString();
  }

  /** What stands in for a report where nothing had to be done. */
  static String nothingToDo(String message) {
    return nothing("nothing_to_do").put("message", message).putNull("error").toString();
  }

  /** What stands in for a report when there is none. */
  static String json(ExitCode code, String message) {
    return withError(nothing("failed"), code, message);
  }

  /** What a command says whose answer is no report. */
  static String error(ExitCode code, String message) {
    return withError(Json.MAPPER.createObjectNode(), code, message);
  }

  private static String withError(ObjectNode node, ExitCode code, String message) {
    node.putObject("error")
        .put("kind", code == ExitCode.USAGE ? "usage" : "local")
        .put("message", message);
    return node.toString();
  }

  private static ObjectNode nothing(String outcome) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("outcome", outcome);
    for (String count :
        new String[] {
          "forwarded", "duplicates", "failed_batches", "total_local", "new_offset", "malformed"
        }) {
      node.put(count, 0);
    }
    return node;
  }

  /** Its first object costs more than a whole run that prints a line. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
