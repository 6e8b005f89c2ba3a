package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics are what Prometheus reads, in a file that is whole at every moment. */
class MetricsTest {
  @TempDir private Path directory;

  @Test
  void what_is_not_known_is_left_out_and_the_rest_reads() {
    WatchTally.Counts counts =
        new WatchTally.Counts(5, 4, 3, 2, Map.of("other", 7L), false, Optional.empty());
    Map<String, Double> read =
        PrometheusText.read(
            Metrics.of(
                counts, Optional.empty(), Instant.ofEpochSecond(1), Instant.ofEpochSecond(2)));
    assertEquals(5, read.get("ito_forwarder_forwarded_total"));
    assertEquals(4, read.get("ito_forwarder_duplicates_total"));
    assertEquals(3, read.get("ito_forwarder_malformed_total"));
    assertEquals(2, read.get("ito_forwarder_quarantined_total"));
    assertEquals(7, read.get("ito_forwarder_retries_total{kind=\"other\"}"));
    assertEquals(0, read.get("ito_forwarder_retries_total{kind=\"unavailable\"}"));
    assertEquals(0, read.get("ito_forwarder_up"));
    assertEquals(1, read.get("ito_forwarder_start_timestamp_seconds"));
    assertEquals(null, read.get("ito_forwarder_backlog_events"));
    assertEquals(null, read.get("ito_forwarder_last_success_timestamp_seconds"));
  }

  @Test
  void the_reader_of_these_tests_is_strict() {
    for (String wrong :
        List.of(
            "a 1",
            "a 1\n",
            "# TYPE a gauge\na 1\n",
            "# HELP a x\n# TYPE a counter\na 1\n",
            "# HELP a_total x\n# TYPE a_total counter\na_total -1\n",
            "# HELP a x\n# TYPE a gauge\na 1\na 2\n",
            "# HELP a x\n# TYPE a gauge\na{k=\"v} 2\n")) {
      assertThrows(AssertionError.class, () -> PrometheusText.read(wrong), wrong);
    }
  }

  @Test
  void a_change_is_written_soon_and_the_end_at_the_latest() throws Exception {
    Path file = directory.resolve("m.prom");
    AtomicInteger value = new AtomicInteger(1);
    try (MetricsFile kept =
        MetricsFile.keep(file, () -> "v " + value.get() + "\n", warning -> {})) {
      assertEquals("v 1\n", Files.readString(file));
      value.set(2);
      kept.changed();
      Until.holds("it is written", () -> Files.readString(file).equals("v 2\n"));
      value.set(3);
    }
    assertEquals("v 3\n", Files.readString(file));
  }

  @Test
  void a_directory_that_goes_away_is_warned_of_once() throws Exception {
    Path file = Files.createDirectory(directory.resolve("gone")).resolve("m.prom");
    List<String> warnings = new ArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    try (MetricsFile kept =
        MetricsFile.keep(
            file,
            () -> "v " + looks.incrementAndGet() + "\n",
            warning -> {
              synchronized (warnings) {
                warnings.add(warning);
              }
            })) {
      Files.delete(file);
      Files.delete(file.getParent());
      int before = looks.get();
      Until.holds(
          "it has tried twice",
          () -> {
            kept.changed();
            return looks.get() >= before + 2;
          });
    }
    synchronized (warnings) {
      assertEquals(1, warnings.size(), warnings.toString());
      assertTrue(warnings.get(0).contains("m.prom"), warnings.toString());
    }
  }
}
