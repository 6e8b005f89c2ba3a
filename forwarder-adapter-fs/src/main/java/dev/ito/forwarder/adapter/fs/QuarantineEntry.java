package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The text of one line of the quarantine file, without its line break. */
final class QuarantineEntry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QuarantineEntry() {}

  static String id(RefusedEvent refused) {
    return IdempotencyKey.of(refused.position(), List.of(refused.event())).value();
  }

  static String write(RefusedEvent refused) {
    EventDetails details = refused.event().details();
    ObjectNode entry = JSON.createObjectNode();
    entry.put("at", refused.at().toString());
    entry.put("line", refused.event().line());
    entry.put("position", refused.position());
    entry.put("entity", details.entity());
    entry.put("entity_id", details.entityId());
    entry.put("op", details.operation());
    entry.put("reason", refused.reason().detail());
    refused.reason().status().ifPresent(status -> entry.put("status", status));
    entry.put("raw", refused.event().text());
    entry.put("id", id(refused)); // last, to be recognised by the end of the file alone
    return entry.toString();
  }

  /** The entry, or nothing if the line is torn or damaged. */
  static Optional<Entry> read(String line) {
    try {
      JsonNode entry = JSON.readTree(line);
      byte[] raw = entry.path("raw").asText().getBytes(StandardCharsets.UTF_8);
      AuditEvent event = AuditEvent.of(entry.path("line").asLong(), raw, JsonEventDecoder.INSTANCE);
      event.details(); // or it is none
      JsonNode status = entry.path("status");
      BackendError reason =
          new BackendError.Rejected(
              entry.path("reason").asText(),
              status.isInt() ? OptionalInt.of(status.asInt()) : OptionalInt.empty());
      String id = new IdempotencyKey(entry.path("id").asText()).value();
      long position = entry.path("position").asLong();
      Instant at = Instant.parse(entry.path("at").asText());
      return Optional.of(new Entry(id, new RefusedEvent(event, position, reason, at)));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException damaged) {
      return Optional.empty();
    }
  }
}
