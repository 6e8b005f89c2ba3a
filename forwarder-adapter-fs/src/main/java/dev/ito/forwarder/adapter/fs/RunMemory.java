package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered from run to run and may be lost without harm to delivery: the totals, the
 * pause and the history, in {@code event-forward-status.json}. Replaced as a whole, never forced;
 * what does not read is taken as nothing.
 */
final class RunMemory {
  static final String NAME = "event-forward-status.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicFile file;

  RunMemory(Disk disk) {
    this.file = new AtomicFile(disk, NAME);
  }

  /** The same checkpoint, with what is remembered. */
  Checkpoint addTo(Checkpoint checkpoint) throws IOException {
    Optional<byte[]> content = file.read();
    if (content.isEmpty()) {
      return checkpoint;
    }
    try {
      JsonNode node = JSON.readTree(content.get());
      return checkpoint
          .counting(totals(node.path("totals")))
          .withPause(pause(node.get("pause")))
          .withHistory(history(node));
    } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
      return checkpoint;
    }
  }

  void write(Checkpoint checkpoint) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    put(node.putObject("totals"), checkpoint.totals());
    checkpoint.pause().ifPresent(pause -> put(node.putObject("pause"), pause));
    put(node, checkpoint.history());
    file.replace((node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ObjectNode node, Pause pause) {
    node.put("until", pause.until().toString());
    node.put("failures", pause.failures());
    node.put("reason", pause.reason());
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

  private static void put(ObjectNode node, History history) {
    history.lastSuccess().ifPresent(at -> node.put("last_success", at.toString()));
    history
        .lastFailure()
        .ifPresent(
            failure ->
                node.putObject("last_failure")
                    .put("at", failure.at().toString())
                    .put("reason", failure.reason()));
  }

  private static History history(JsonNode node) {
    History none = History.NONE;
    History history =
        node.hasNonNull("last_success")
            ? none.succeeded(Instant.parse(node.get("last_success").asText()))
            : none;
    JsonNode failure = node.path("last_failure");
    return failure.isObject()
        ? history.failed(
            Instant.parse(failure.path("at").asText()), failure.path("reason").asText())
        : history;
  }

  private static Optional<Pause> pause(JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    Instant until = Instant.parse(node.path("until").asText());
    return Optional.of(
        new Pause(until, node.path("failures").asInt(), node.path("reason").asText()));
  }

  private static Totals totals(JsonNode node) {
    return new Totals(
        node.path("forwarded").asLong(),
        node.path("duplicates").asLong(),
        node.path("malformed").asLong(),
        node.path("quarantined").asLong(),
        node.path("relocations").asLong(),
        node.path("amended").asLong(),
        node.path("unconfirmed").asLong());
  }
}
