package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BodyLimit;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The text of {@code event-forward-state.jsonl}: what delivery depends on, and nothing else.
 *
 * <pre>
 *   {"format":1,"count":7,"sequence":7,"mark":"...",...,"in_flight":{"batches":[...],...}}  header
 *   {"v":1,"ts":"2026-...",...}      one line for each event in flight, as it stands in the log
 *   {"crc32c":"9ae0daaf"}            over every byte before this line
 * </pre>
 */
final class StateRecordFormat {
  static final int FORMAT = 1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] TRAILER_START = "{\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER_BYTES = TRAILER_START.length + 8 + "\"}\n".length();

  private StateRecordFormat() {}

  /** What is wrong with a record. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean newer;

    Damaged(String what, boolean newer) {
      super(what);
      this.newer = newer;
    }

    /** Whether it is sound, and written by a newer version of this program. */
    boolean isNewer() {
      return newer;
    }
  }

  static byte[] write(StateRecord record) {
    Checkpoint checkpoint = record.checkpoint();
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    out.writeBytes(header(record).toString().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    checkpoint.inFlight().ifPresent(open -> writeEvents(open, out));
    return sealed(out.toByteArray());
  }

  /** A record with its last line. */
  static byte[] sealed(byte[] content) {
    byte[] trailer = trailer(content);
    byte[] all = Arrays.copyOf(content, content.length + trailer.length);
    System.arraycopy(trailer, 0, all, content.length, trailer.length);
    return all;
  }

  private static void writeEvents(InFlight open, ByteArrayOutputStream out) {
    for (EventBatch batch : open.batches()) {
      for (AuditEvent event : batch.events()) {
        byte[] line = new byte[event.bytes() + 1];
        line[event.copyTo(line, 0)] = '\n';
        out.writeBytes(line);
      }
    }
  }

  private static byte[] trailer(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, content.length);
    String hex = HexFormat.of().toHexDigits((int) crc.getValue());
    String line = new String(TRAILER_START, StandardCharsets.US_ASCII) + hex + "\"}\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  private static ObjectNode header(StateRecord record) {
    Checkpoint checkpoint = record.checkpoint();
    ObjectNode header = JSON.createObjectNode();
    header.put("format", FORMAT);
    header.put("count", checkpoint.confirmed().count());
    header.put("mark", checkpoint.confirmed().mark());
    header.put("sequence", checkpoint.sequence());
    record.supersedes().ifPresent(count -> header.put("supersedes", count));
    checkpoint.destination().ifPresent(d -> header.put("destination", d.name()));
    if (checkpoint.reconciling()) {
      header.put("reconciling", true);
    }
    checkpoint.bodyLimit().ifPresent(limit -> bodyLimit(header.putObject("body_limit"), limit));
    checkpoint.inFlight().ifPresent(open -> inFlight(header.putObject("in_flight"), open));
    return header;
  }

  private static void bodyLimit(ObjectNode node, BodyLimit limit) {
    node.put("bytes", limit.bytes()).put("learned", limit.learned().toString());
  }

  private static void inFlight(ObjectNode node, InFlight open) {
    node.put("head_refused", open.headRefused());
    node.put("end_count", open.end().count());
    node.put("end_mark", open.end().mark());
    ArrayNode batches = node.putArray("batches");
    for (EventBatch batch : open.batches()) {
      ObjectNode entry = batches.addObject().put("key", batch.key().value());
      ArrayNode lines = entry.putArray("lines");
      batch.events().forEach(event -> lines.add(event.line()));
    }
  }

  static StateRecord read(byte[] content) throws Damaged {
    int end = content.length - TRAILER_BYTES;
    if (end < 1 || !Arrays.equals(trailer(Arrays.copyOf(content, end)), tail(content, end))) {
      throw new Damaged("its checksum does not match", false);
    }
    List<byte[]> lines = lines(content, end);
    if (lines.isEmpty()) {
      throw new Damaged("it has no header", false);
    }
    try {
      JsonNode header = JSON.readTree(lines.get(0));
      if (header.path("format").asInt() != FORMAT) {
        throw new Damaged("it has format " + header.path("format"), true);
      }
      return record(header, lines.subList(1, lines.size()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new Damaged("it does not read as a record", false);
    }
  }

  private static byte[] tail(byte[] content, int from) {
    return Arrays.copyOfRange(content, from, content.length);
  }

  private static List<byte[]> lines(byte[] content, int end) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < end; i++) {
      if (content[i] == '\n') {
        lines.add(Arrays.copyOfRange(content, from, i));
        from = i + 1;
      }
    }
    return lines;
  }

  private static StateRecord record(JsonNode header, List<byte[]> events)
      throws JsonProcessingException {
    LogPosition confirmed =
        new LogPosition(required(header, "count").asLong(), required(header, "mark").asText());
    Checkpoint checkpoint =
        new Checkpoint(
            confirmed,
            required(header, "sequence").asLong(),
            Optional.ofNullable(header.get("in_flight")).map(node -> inFlight(node, events)),
            Optional.ofNullable(header.get("destination")).map(d -> new Destination(d.asText())),
            Optional.ofNullable(header.get("body_limit")).map(StateRecordFormat::bodyLimit),
            Optional.empty(),
            Totals.NONE,
            History.NONE,
            header.path("reconciling").asBoolean());
    JsonNode supersedes = header.get("supersedes");
    return new StateRecord(
        checkpoint,
        supersedes == null ? OptionalLong.empty() : OptionalLong.of(supersedes.asLong()));
  }

  private static InFlight inFlight(JsonNode node, List<byte[]> events) {
    List<EventBatch> batches = new ArrayList<>();
    int next = 0;
    for (JsonNode entry : required(node, "batches")) {
      List<AuditEvent> batch = new ArrayList<>();
      for (JsonNode line : required(entry, "lines")) {
        if (next == events.size()) {
          throw new IllegalArgumentException("an event in flight is missing");
        }
        batch.add(AuditEvent.of(line.asLong(), events.get(next++), JsonEventDecoder.INSTANCE));
      }
      batches.add(new EventBatch(new IdempotencyKey(required(entry, "key").asText()), batch));
    }
    LogPosition end =
        new LogPosition(required(node, "end_count").asLong(), required(node, "end_mark").asText());
    return new InFlight(batches, end, required(node, "head_refused").asBoolean());
  }

  private static BodyLimit bodyLimit(JsonNode node) {
    return new BodyLimit(
        required(node, "bytes").asLong(), Instant.parse(required(node, "learned").asText()));
  }

  private static JsonNode required(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
