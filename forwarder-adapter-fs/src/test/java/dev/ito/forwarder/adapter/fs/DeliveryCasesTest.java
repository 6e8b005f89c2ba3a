package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryBackend;
import dev.ito.forwarder.testkit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that hurt the users of other shippers, on the real use case and the real file adapter. */
class DeliveryCasesTest {
  private static final BackendError AWAY = InMemoryBackend.outage("away");

  private final MemoryLog log = new MemoryLog();
  private final CrashingDisk disk = new CrashingDisk();
  private final InMemoryBackend backend = new InMemoryBackend();
  private ForwardSettings settings =
      ForwardSettings.DEFAULT.withRetry(new RetrySettings(1, Duration.ofMillis(1)));
  private int written;

  private void append(int events) {
    for (int n = 0; n < events; n++) {
      log.lines().add(AuditEvents.json(++written));
    }
    log.written();
  }

  private ForwardReport forward() throws Exception {
    return forward(disk);
  }

  private ForwardReport forward(Disk on) throws IOException, InterruptedException {
    return EventForwarder.from(new JsonlAuditLog(log))
        .to(backend)
        .keeping(new FileCheckpointStore(on, Runnable::run))
        .quarantining(new FileQuarantine(on))
        .with(settings)
        .timedBy(new VirtualTime())
        .build()
        .forward();
  }

  private List<String> stored() {
    return AuditEvents.texts(backend.stored());
  }

  private void assertEverythingStoredOnce() {
    assertEquals(IntStream.rangeClosed(1, written).mapToObj(AuditEvents::json).toList(), stored());
  }

  @Test
  void a_connection_that_dies_after_any_number_of_stored_events_repeats_none() throws Exception {
    for (int k = 0; k <= 100; k++) {
      append(100);
      backend.failNextAfterStoring(k, AWAY);
      ForwardReport report = forward();
      assertEquals(k, report.duplicates());
      assertEquals(100 - k, report.forwarded());
    }
    assertEverythingStoredOnce();
  }

  @Test
  void after_a_lost_answer_and_a_crash_the_very_same_batch_goes_first() throws Exception {
    append(100);
    settings = settings.withRetry(new RetrySettings(0, Duration.ofMillis(1)));
    backend.loseNextAnswer();
    assertEquals(Outcome.STOPPED, forward().outcome());
    append(37);
    settings = settings.withBatchSize(7);
    forward();
    List<InMemoryBackend.Request> requests = backend.requests();
    assertEquals(requests.get(0).key(), requests.get(1).key());
    assertEquals(requests.get(0).events(), requests.get(1).events());
    assertEquals(7, requests.get(2).events().size());
    assertEverythingStoredOnce();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_disk_that_fails_at_any_operation_loses_and_repeats_nothing(boolean onlyOnce)
      throws Exception {
    boolean failed = true;
    for (int operation = 0; failed; operation++) {
      append(23);
      settings = settings.withBatchSize(5);
      FailingDisk failing = new FailingDisk(disk, operation, onlyOnce);
      int before = backend.requests().size();
      try {
        forward(failing);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("No space left"), e::getMessage);
      }
      failed = failing.hasFailed();
      if (operation < 4) {
        assertEquals(before, backend.requests().size(), "sent without a record on disk");
      }
      failing.mend();
      assertEquals(Outcome.DELIVERED, forward(failing).outcome());
    }
    assertEverythingStoredOnce();
  }

  @Test
  void a_full_disk_for_the_quarantine_keeps_the_event() throws Exception {
    append(3);
    backend.refuse(event -> event.line() == 2);
    settings = settings.withBatchSize(1).withOnRejected(ForwardSettings.OnRejected.QUARANTINE);
    Disk full =
        new FailingDisk(disk, Integer.MAX_VALUE, false) {
          @Override
          public void append(String name, byte[] content) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThrows(IOException.class, () -> forward(full));
    assertEquals(List.of(AuditEvents.json(1)), stored());
    assertEquals(1, forward().quarantined());
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(3)), stored());
  }

  @Test
  void taking_turns_with_the_existing_program_loses_and_repeats_nothing() throws Exception {
    Random chance = new Random(1);
    for (int history = 0; history < 1000; history++) {
      append(chance.nextInt(4));
      if (chance.nextBoolean()) {
        settings = settings.withBatchSize(1 + chance.nextInt(5));
        forward();
      } else {
        runTheExistingProgram();
      }
    }
    forward();
    assertEverythingStoredOnce();
  }

  /** Reads the count, sends what is behind it under keys of its own, writes the count. */
  private void runTheExistingProgram() throws Exception {
    int count =
        disk.read(PlainCount.NAME)
            .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII)))
            .orElse(0);
    List<AuditEvent> events = AuditEvents.events(1, written).subList(count, written);
    if (!events.isEmpty()) {
      EventBatch batch =
          new EventBatch(new IdempotencyKey(UUID.randomUUID() + "-event-forward"), events);
      backend.ingest(batch, Duration.ofSeconds(1));
      disk.tamper(PlainCount.NAME, Integer.toString(written).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void a_log_cut_to_nothing_and_written_anew_is_sent_from_its_beginning() throws Exception {
    append(10);
    forward();
    log.lines().clear();
    append(3);
    forward();
    assertEverythingStoredOnce();
    assertEquals(
        1, new FileCheckpointStore(disk, Runnable::run).peek().checkpoint().totals().relocations());
  }

  @Test
  void a_batch_costs_two_forced_replacements() throws Exception {
    append(1);
    forward();
    append(1);
    CountingDisk counting = new CountingDisk(disk);
    forward(counting);
    assertEquals(2, counting.forcedFiles());
    assertEquals(2, counting.forcedDirectories());
  }

  @Test
  void a_run_with_nothing_new_writes_nothing() throws Exception {
    append(3);
    forward();
    CountingDisk counting = new CountingDisk(disk);
    forward(counting);
    assertEquals(0, counting.writes());
  }

  @Test
  void a_single_event_that_is_too_large_is_named_and_can_be_set_aside() throws Exception {
    append(1);
    log.lines().add(AuditEvents.sizedJson(++written, 5_000));
    append(1);
    backend.takeAtMost(4_000);
    ForwardReport stopped = forward();
    assertEquals(2, stopped.refused().orElseThrow().event().line());
    settings = settings.withOnRejected(ForwardSettings.OnRejected.QUARANTINE);
    assertEquals(1, forward().quarantined());
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(3)), stored());
  }
}
