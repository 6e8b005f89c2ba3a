package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered from run to run and may be lost without harm to delivery: the totals, the
 * pause, the history, and the count that the last run ended with, in {@code
 * event-forward-status.json}. Replaced as a whole, never forced; what does not read is taken as
 * nothing.
 */
final class RunMemory {
  static final String NAME = "event-forward-status.json";

  private final AtomicFile file;
  private OptionalLong ended = OptionalLong.empty();

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
      JsonFields all = JsonFields.read(content.get());
      ended = all.has("ended_at") ? OptionalLong.of(all.number("ended_at")) : OptionalLong.empty();
      Optional<JsonFields> totals = all.within("totals");
      Optional<JsonFields> pause = all.within("pause");
      return checkpoint
          .counting(totals.isPresent() ? totals(totals.get()) : Totals.NONE)
          .withPause(pause.isPresent() ? Optional.of(pause(pause.get())) : Optional.empty())
          .withHistory(history(all));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException damaged) {
      return checkpoint;
    }
  }

  /** The count that the last run ended with, as far as {@link #addTo} has found one. */
  OptionalLong ended() {
    return ended;
  }

  void write(Checkpoint checkpoint) throws IOException {
    JsonLine all = new JsonLine();
    all.put("ended_at", checkpoint.confirmed().count());
    all.begin("totals");
    put(all, checkpoint.totals());
    all.end();
    if (checkpoint.pause().isPresent()) {
      put(all, checkpoint.pause().get());
    }
    put(all, checkpoint.history());
    file.replace(ByteBuffer.wrap((all + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static void put(JsonLine all, Pause pause) {
    all.begin("pause");
    all.put("until", UtcTime.text(pause.until()));
    all.put("failures", pause.failures());
    all.put("reason", pause.reason());
    all.end();
  }

  private static void put(JsonLine line, Totals totals) {
    line.put("forwarded", totals.forwarded());
    line.put("duplicates", totals.duplicates());
    line.put("malformed", totals.malformed());
    line.put("quarantined", totals.quarantined());
    line.put("relocations", totals.relocations());
    line.put("amended", totals.amended());
    line.put("unconfirmed", totals.unconfirmed());
  }

  private static Pause pause(JsonFields fields) {
    Instant until = UtcTime.read(fields.text("until"));
    return new Pause(until, Math.toIntExact(fields.number("failures")), fields.text("reason"));
  }

  private static void put(JsonLine all, History history) {
    if (history.lastSuccess().isPresent()) {
      all.put("last_success", UtcTime.text(history.lastSuccess().get()));
    }
    if (history.lastFailure().isPresent()) {
      History.Failure failure = history.lastFailure().get();
      all.begin("last_failure");
      all.put("at", UtcTime.text(failure.at()));
      all.put("reason", failure.reason());
      all.end();
    }
  }

  private static History history(JsonFields all) {
    History none = History.NONE;
    History history =
        all.has("last_success") ? none.succeeded(UtcTime.read(all.text("last_success"))) : none;
    Optional<JsonFields> failure = all.within("last_failure");
    return failure.isPresent()
        ? history.failed(UtcTime.read(failure.get().text("at")), failure.get().text("reason"))
        : history;
  }

  private static Totals totals(JsonFields fields) {
    return new Totals(
        count(fields, "forwarded"),
        count(fields, "duplicates"),
        count(fields, "malformed"),
        count(fields, "quarantined"),
        count(fields, "relocations"),
        count(fields, "amended"),
        count(fields, "unconfirmed"));
  }

  private static long count(JsonFields fields, String name) {
    return fields.has(name) ? fields.number(name) : 0; // an earlier version did not count this
  }
}
