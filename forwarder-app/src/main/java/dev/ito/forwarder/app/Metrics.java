package dev.ito.forwarder.app;

import dev.ito.forwarder.core.Backlog;
import dev.ito.forwarder.core.ForwardStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a watch has done and what waits, in the text format of Prometheus. Counters begin at zero
 * with each watch, as those of any process do; what is not known is left out.
 */
final class Metrics {
  private static final String PREFIX = "ito_forwarder_";

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  static String of(
      WatchTally.Counts counts, Optional<ForwardStatus> status, Instant begun, Instant now) {
    Metrics metrics = new Metrics();
    metrics.counters(counts);
    status.ifPresent(found -> metrics.status(found, now));
    Optional<Instant> success =
        Stream.of(counts.lastSuccess(), status.flatMap(s -> s.checkpoint().history().lastSuccess()))
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    success.ifPresent(
        at ->
            metrics.one(
                "last_success_timestamp_seconds",
                "When the backend last acknowledged a batch, in Unix time.",
                "gauge",
                seconds(at)));
    metrics.one(
        "up", "Whether the last run got through: 1 or 0.", "gauge", counts.through() ? "1" : "0");
    metrics.one(
        "start_timestamp_seconds", "When this watch began, in Unix time.", "gauge", seconds(begun));
    return metrics.text.toString();
  }

  private void counters(WatchTally.Counts counts) {
    counter("forwarded_total", "Events that the backend has stored.", counts.forwarded());
    counter("duplicates_total", "Events that the backend already had.", counts.duplicates());
    counter("malformed_total", "Lines of the log that were skipped.", counts.malformed());
    counter(
        "quarantined_total",
        "Events that the backend refused and that were set aside.",
        counts.quarantined());
    String name = "retries_total";
    head(name, "Runs that had to be made again, by the kind of their failure.", "counter");
    Stream.of("unavailable", "throttled", "unauthorized", "local")
        .filter(kind -> !counts.retries().containsKey(kind))
        .forEach(kind -> sample(name, kind, 0)); // a series is best there before it counts
    counts.retries().forEach((kind, number) -> sample(name, kind, number));
  }

  private void status(ForwardStatus status, Instant now) {
    Backlog backlog = status.backlog();
    gauge("delivered_events", "Events of the log that are delivered.", status.delivered());
    gauge(
        "backlog_events",
        "Events that wait, or the number that was counted if the backlog is long.",
        backlog.events());
    gauge(
        "backlog_counted",
        "Whether backlog_events is all of them: 1 or 0.",
        backlog.exact() ? 1 : 0);
    backlog
        .bytes()
        .ifPresent(bytes -> gauge("backlog_bytes", "Bytes of the log that wait.", bytes));
    long age = Ages.ofOldest(backlog, now).map(a -> a.toSeconds()).orElse(0L);
    gauge(
        "oldest_pending_age_seconds",
        "Age of the oldest event that waits, by its own time; 0 if none waits.",
        age);
  }

  private void counter(String name, String help, long value) {
    one(name, help, "counter", Long.toString(value));
  }

  private void gauge(String name, String help, long value) {
    one(name, help, "gauge", Long.toString(value));
  }

  private void one(String name, String help, String type, String value) {
    head(name, help, type);
    text.append(PREFIX).append(name).append(' ').append(value).append('\n');
  }

  private void head(String name, String help, String type) {
    text.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private void sample(String name, String kind, long value) {
    text.append(PREFIX).append(name).append("{kind=\"").append(kind).append("\"} ");
    text.append(value).append('\n');
  }

  private static String seconds(Instant at) {
    return String.format(Locale.ROOT, "%.3f", at.toEpochMilli() / 1000.0);
  }
}
