package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Contents;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is in quarantine, for a person within 80 columns or for a program. */
final class QuarantineView {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENT = 26;
  private static final int WIDTH = 80;

  private QuarantineView() {}

  static String table(Contents contents, Instant now) {
    StringBuilder text = new StringBuilder();
    if (contents.entries().isEmpty()) {
      text.append("nothing is in quarantine\n");
    } else {
      rows(contents.entries(), now, text);
    }
    if (contents.unreadable() > 0) {
      text.append(
          "%s of the quarantine file cannot be read and left as they are\n"
              .formatted(Quantities.count(contents.unreadable(), "line")));
    }
    return text.toString();
  }

  private static void rows(List<Entry> entries, Instant now, StringBuilder text) {
    int id = QuarantineIds.shown(entries);
    String format = "%-" + id + "s  %-10s %7s  %-" + EVENT + "s  %s";
    text.append(String.format(format, "ID", "SINCE", "LINE", "EVENT", "REASON")).append('\n');
    for (Entry entry : entries) {
      RefusedEvent refused = entry.refused();
      String row =
          String.format(
              format,
              QuarantineIds.cut(entry.id(), id),
              ago(refused, now),
              refused.event().line(),
              shortened(event(refused), EVENT),
              refused.reason().detail());
      text.append(shortened(row, WIDTH)).append('\n');
    }
  }

  private static String ago(RefusedEvent refused, Instant now) {
    String ago = Quantities.time(Duration.between(refused.at(), now));
    String[] parts = ago.split(" ");
    return parts[0] + " " + parts[1]; // the largest unit will do
  }

  private static String event(RefusedEvent refused) {
    EventDetails details = refused.event().details();
    return details.entity() + ' ' + details.entityId() + ", " + details.operation();
  }

  private static String shortened(String text, int width) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= width ? line : line.substring(0, width - 3) + "...";
  }

  static String text(Entry entry, Instant now) {
    RefusedEvent refused = entry.refused();
    StringBuilder text = new StringBuilder();
    row(text, "id", entry.id());
    row(text, "since", refused.at() + ", " + Quantities.ago(Duration.between(refused.at(), now)));
    row(
        text,
        "from",
        "line %d of the log, event %d".formatted(refused.event().line(), refused.position() + 1));
    row(text, "event", ReplayView.event(refused.event()));
    row(text, "reason", refused.reason().detail());
    refused.reason().status().ifPresent(status -> row(text, "status", "HTTP " + status));
    return text.append('\n').append(refused.event().text()).append('\n').toString();
  }

  private static void row(StringBuilder text, String label, String value) {
    text.append("%-8s%s\n".formatted(label, value));
  }

  /** What is about to be dropped. */
  static String dropping(List<Entry> chosen, Instant now) {
    if (chosen.isEmpty()) {
      return "nothing is in quarantine; nothing to drop\n";
    }
    StringBuilder text = new StringBuilder();
    rows(chosen, now, text);
    return text.append(
            chosen.size() == 1
                ? "This event would be dropped and never delivered.\n"
                : "These %s would be dropped and never delivered.\n"
                    .formatted(Quantities.count(chosen.size(), "event")))
        .toString();
  }

  static String json(List<Entry> entries) {
    ArrayNode all = JSON.createArrayNode();
    entries.forEach(entry -> all.add(node(entry)));
    return all.toString();
  }

  static String json(Entry entry) {
    return node(entry).toString();
  }

  private static ObjectNode node(Entry entry) {
    RefusedEvent refused = entry.refused();
    EventDetails details = refused.event().details();
    ObjectNode node = JSON.createObjectNode();
    node.put("id", entry.id());
    node.put("at", refused.at().toString());
    node.put("line", refused.event().line());
    node.put("position", refused.position());
    node.put("ts", details.timestamp());
    node.put("entity", details.entity());
    node.put("entity_id", details.entityId());
    node.put("op", details.operation());
    node.put("reason", refused.reason().detail());
    refused.reason().status().ifPresent(status -> node.put("status", status));
    return node.put("raw", refused.event().text());
  }
}
