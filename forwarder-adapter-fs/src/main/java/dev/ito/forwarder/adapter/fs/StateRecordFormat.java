package dev.ito.forwarder.adapter.fs;

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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of {@code event-forward-state.jsonl}: what delivery depends on, and nothing else.
 *
 * <pre>
 *   {"format":2,"count":7,"sequence":7,"mark":"...",...,"in_flight":{"batches":[...],...}}  header
 *   {"v":1,"ts":"2026-...",...}      one line for each event in flight, as it stands in the log
 *   {"crc32c":"9ae0daaf"}            over every byte before this line
 * </pre>
 */
final class StateRecordFormat {
  static final int FORMAT = 2;

  /** Names each line in flight, and at most one superseded count; still read. */
  private static final int OLD_FORMAT = 1;

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

  /** The first line of a record, with its line break. */
  static byte[] header(StateRecord record) {
    Checkpoint checkpoint = record.checkpoint();
    JsonLine header = new JsonLine();
    header.put("format", FORMAT);
    header.put("count", checkpoint.confirmed().count());
    header.put("mark", checkpoint.confirmed().mark());
    header.put("sequence", checkpoint.sequence());
    if (!record.superseded().isEmpty()) {
      header.beginArray("superseded");
      for (long count : record.superseded()) {
        header.add(count);
      }
      header.endArray();
    }
    if (checkpoint.destination().isPresent()) {
      header.put("destination", checkpoint.destination().get().name());
    }
    if (checkpoint.reconciling()) {
      header.put("reconciling", true);
    }
    if (checkpoint.bodyLimit().isPresent()) {
      bodyLimit(header, checkpoint.bodyLimit().get());
    }
    if (checkpoint.inFlight().isPresent()) {
      inFlight(header, checkpoint.inFlight().get());
    }
    return (header + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void bodyLimit(JsonLine header, BodyLimit limit) {
    header.begin("body_limit");
    header.put("bytes", limit.bytes());
    header.put("learned", UtcTime.text(limit.learned()));
    header.end();
  }

  private static void inFlight(JsonLine header, InFlight open) {
    header.begin("in_flight");
    header.put("head_refused", open.headRefused());
    header.put("end_count", open.end().count());
    header.put("end_mark", open.end().mark());
    header.beginArray("batches");
    for (EventBatch batch : open.batches()) {
      header.begin();
      header.put("key", batch.key().value());
      runs(header, batch.events());
      header.end();
    }
    header.endArray();
    header.end();
  }

  /** The lines of events: where a run of neighbours begins and how many they are, and so on. */
  private static void runs(JsonLine header, List<AuditEvent> events) {
    header.beginArray("runs");
    int begin = 0;
    for (int n = 1; n <= events.size(); n++) {
      if (n == events.size() || events.get(n).line() != events.get(n - 1).line() + 1) {
        header.add(events.get(begin).line());
        header.add(n - begin);
        begin = n;
      }
    }
    header.endArray();
  }

  static StateRecord read(byte[] content) throws Damaged {
    if (!SealedLines.areSound(content)) {
      throw new Damaged("its checksum does not match", false);
    }
    List<byte[]> lines = SealedLines.of(content);
    if (lines.isEmpty()) {
      throw new Damaged("it has no header", false);
    }
    try {
      JsonFields header = JsonFields.read(lines.get(0));
      long format = header.number("format");
      if (format != FORMAT && format != OLD_FORMAT) {
        throw new Damaged("it has format " + format, true);
      }
      return record(header, lines.subList(1, lines.size()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Damaged("it does not read as a record", false);
    }
  }

  private static StateRecord record(JsonFields header, List<byte[]> events) {
    Optional<JsonFields> open = header.within("in_flight");
    Optional<JsonFields> limit = header.within("body_limit");
    Checkpoint checkpoint =
        new Checkpoint(
            new LogPosition(header.number("count"), header.text("mark")),
            header.number("sequence"),
            open.isPresent() ? Optional.of(inFlight(open.get(), events)) : Optional.empty(),
            header.has("destination")
                ? Optional.of(new Destination(header.text("destination")))
                : Optional.empty(),
            limit.isPresent() ? Optional.of(bodyLimit(limit.get())) : Optional.empty(),
            Optional.empty(),
            Totals.NONE,
            History.NONE,
            header.isTrue("reconciling"));
    return new StateRecord(checkpoint, superseded(header));
  }

  private static List<Long> superseded(JsonFields header) {
    if (header.has("supersedes")) { // the old format
      return List.of(header.number("supersedes"));
    }
    return header.has("superseded") ? numbers(header.list("superseded")) : List.of();
  }

  private static InFlight inFlight(JsonFields fields, List<byte[]> events) {
    List<EventBatch> batches = new ArrayList<>();
    int next = 0;
    for (Object each : fields.list("batches")) {
      JsonFields entry = JsonFields.of(each);
      List<AuditEvent> batch = new ArrayList<>();
      for (long line : lines(entry, events.size() - next)) {
        if (next == events.size()) {
          throw new IllegalArgumentException("an event in flight is missing");
        }
        batch.add(AuditEvent.of(line, events.get(next++), JsonEventDecoder.INSTANCE));
      }
      batches.add(new EventBatch(new IdempotencyKey(entry.text("key")), batch));
    }
    LogPosition end = new LogPosition(fields.number("end_count"), fields.text("end_mark"));
    return new InFlight(batches, end, fields.isTrue("head_refused"));
  }

  private static List<Long> numbers(List<?> values) {
    List<Long> numbers = new ArrayList<>();
    for (Object value : values) {
      numbers.add(JsonFields.number(value));
    }
    return numbers;
  }

  private static List<Long> lines(JsonFields entry, int most) {
    if (entry.has("lines")) { // one by one, in the old format
      return numbers(entry.list("lines"));
    }
    List<Long> lines = new ArrayList<>();
    List<Long> runs = numbers(entry.list("runs"));
    for (int n = 0; n + 1 < runs.size(); n += 2) {
      long first = runs.get(n);
      long count = runs.get(n + 1);
      if (count > most - lines.size()) {
        throw new IllegalArgumentException("an event in flight is missing");
      }
      for (long line = first; line < first + count; line++) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static BodyLimit bodyLimit(JsonFields fields) {
    return new BodyLimit(fields.number("bytes"), UtcTime.read(fields.text("learned")));
  }
}
