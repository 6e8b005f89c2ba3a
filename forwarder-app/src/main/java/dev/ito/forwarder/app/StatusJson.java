package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.core.Backlog;
import dev.ito.forwarder.core.ForwardStatus;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A status for a program. What is not known is null. */
final class StatusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  static String of(
      LogView log, ForwardStatus status, int aside, Optional<BackendCheck> asked, Instant now) {
    Checkpoint here = status.checkpoint();
    ObjectNode node = JSON.createObjectNode();
    node.put("log", log.where());
    node.put("source", log.kind());
    node.put("source_reason", log.why());
    node.put("state", log.state().toString());
    node.put("destination", here.destination().map(Destination::name).orElse(null));
    node.put("delivered", status.delivered());
    node.put("total_local", status.delivered() + status.backlog().events());
    node.put("total_local_exact", status.backlog().exact());
    put(node.putObject("backlog"), status.backlog(), now);
    here.inFlight()
        .ifPresentOrElse(
            open -> put(node.putObject("in_flight"), open), () -> node.putNull("in_flight"));
    node.put("in_quarantine", aside);
    put(node, here.pause());
    put(node, here.history());
    node.put("background", BackgroundLog.lastLine(log.besideFile()).orElse(null));
    put(node.putObject("totals"), here.totals());
    node.put("malformed", here.totals().malformed());
    node.put("quarantined", here.totals().quarantined());
    node.put("located", lower(status.located().how()));
    status.notices().forEach(notice -> node.withArray("notices").add(lower(notice)));
    asked.ifPresent(answer -> answer.addTo(node));
    return node.toString();
  }

  private static void put(ObjectNode node, Backlog backlog, Instant now) {
    node.put("events", backlog.events());
    node.put("exact", backlog.exact());
    node.put("likely", backlog.likely());
    backlog.bytes().ifPresentOrElse(bytes -> node.put("bytes", bytes), () -> node.putNull("bytes"));
    node.put("malformed", backlog.malformed());
    node.put("oldest_timestamp", backlog.oldest().map(e -> e.details().timestamp()).orElse(null));
    node.put("oldest_line", backlog.oldest().map(AuditEvent::line).orElse(null));
    node.put(
        "oldest_age_seconds", Ages.ofOldest(backlog, now).map(a -> a.toSeconds()).orElse(null));
  }

  private static void put(ObjectNode node, InFlight open) {
    node.put("events", open.size());
    node.put("requests", open.batches().size());
    node.put("key", open.head().key().value());
    node.put("refused", open.headRefused());
  }

  private static void put(ObjectNode node, Optional<Pause> pause) {
    node.put("not_before", pause.map(p -> p.until().toString()).orElse(null));
    node.put("failures", pause.map(Pause::failures).orElse(0));
  }

  private static void put(ObjectNode node, History history) {
    node.put("last_success", history.lastSuccess().map(Instant::toString).orElse(null));
    history
        .lastFailure()
        .ifPresentOrElse(
            failure ->
                node.putObject("last_error")
                    .put("at", failure.at().toString())
                    .put("message", failure.reason()),
            () -> node.putNull("last_error"));
  }

  private static void put(ObjectNode node, Totals totals) {
    node.put("forwarded", totals.forwarded());
    node.put("duplicates", totals.duplicates());
    node.put("malformed", totals.malformed());
    node.put("quarantined", totals.quarantined());
    node.put("relocations", totals.relocations());
    node.put("amended", totals.amended());
    node.put("unconfirmed", totals.unconfirmed());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
