package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.core.ForwardPlan;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.IdempotencyKey;
import java.util.Optional;

/** What a run would send, for a person or for a program. */
final class PlanView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanView() {}

  static String text(ForwardPlan plan, BackendAccess backend) {
    if (plan.events() == 0) {
      return "nothing would be sent; all %s delivered%s\n"
          .formatted(Quantities.count(plan.from(), "event"), skipped(plan));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%s would be sent, %s in %s, to %s%s\n"
            .formatted(
                Quantities.count(plan.events(), "event"),
                Quantities.size(plan.bytes()),
                Quantities.count(plan.requests(), "request"),
                Redacted.url(backend.url()),
                skipped(plan)));
    if (plan.inFlight() > 0) {
      text.append("  again      ");
      text.append(
          "%s of them, sent before without a clear answer\n"
              .formatted(Quantities.count(plan.inFlight())));
    }
    plan.first().ifPresent(event -> text.append("  first      ").append(event(event)));
    plan.last().ifPresent(event -> text.append("  last       ").append(event(event)));
    plan.firstKey().ifPresent(key -> text.append("  first key  ").append(key.value()).append('\n'));
    return text.append("Nothing was sent or written\n").toString();
  }

  private static String skipped(ForwardPlan plan) {
    return plan.malformed() == 0
        ? ""
        : "; %s would be skipped".formatted(Quantities.count(plan.malformed(), "malformed line"));
  }

  private static String event(AuditEvent event) {
    EventDetails details = event.details();
    return "line %s: %s, %s %s, %s\n"
        .formatted(
            Quantities.count(event.line()),
            details.timestamp(),
            details.entity(),
            details.entityId(),
            details.operation());
  }

  static String json(ForwardPlan plan) {
    ObjectNode node = JSON.createObjectNode();
    node.put("outcome", "dry_run");
    node.put("delivered", plan.from());
    node.put("events", plan.events());
    node.put("bytes", plan.bytes());
    node.put("requests", plan.requests());
    node.put("in_flight", plan.inFlight());
    node.put("malformed", plan.malformed());
    put(node, "first", plan.first());
    put(node, "last", plan.last());
    node.put("first_key", plan.firstKey().map(IdempotencyKey::value).orElse(null));
    return node.toString();
  }

  private static void put(ObjectNode node, String name, Optional<AuditEvent> event) {
    if (event.isEmpty()) {
      node.putNull(name);
      return;
    }
    EventDetails details = event.get().details();
    node.putObject(name)
        .put("line", event.get().line())
        .put("ts", details.timestamp())
        .put("entity", details.entity())
        .put("entity_id", details.entityId())
        .put("op", details.operation());
  }
}
