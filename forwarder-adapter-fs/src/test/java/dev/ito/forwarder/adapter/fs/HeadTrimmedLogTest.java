package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log as today's Ito keeps it: the newest thousand, rewritten at every append. */
class HeadTrimmedLogTest {
  private static final int KEPT = 1000;
  private static final int EVENTS = 5000;

  private final MemoryLog log = new MemoryLog();
  private final CrashingDisk disk = new CrashingDisk();
  private final ModelBackend backend = new ModelBackend();

  private ForwardReport forward() throws Exception {
    return EventForwarder.from(new JsonlAuditLog(log))
        .to(backend)
        .keeping(new FileCheckpointStore(disk, Runnable::run))
        .quarantining(new FileQuarantine(disk))
        .build()
        .forward();
  }

  @Test
  void with_a_run_after_every_append_all_of_five_thousand_events_arrive_once_in_order()
      throws Exception {
    List<String> written = new ArrayList<>();
    for (int n = 0; n < EVENTS; n++) {
      String event = Scenario.event("e" + n, 1);
      written.add(event);
      log.lines().add(event);
      if (log.lines().size() > KEPT) {
        log.lines().remove(0);
      }
      log.written();
      forward();
    }
    assertEquals(written, backend.stored());
  }

  @Test
  void an_amended_last_event_is_not_sent_again_and_counted() throws Exception {
    log.lines().add(Scenario.event("a", 1));
    log.lines().add(Scenario.event("b", 1));
    log.written();
    forward();
    log.lines().set(1, Scenario.event("b", 2));
    log.lines().add(Scenario.event("c", 1));
    log.written();
    forward();
    List<String> ids = backend.stored().stream().map(Scenario::id).toList();
    assertEquals(List.of("a", "b", "c"), ids);
    assertEquals(
        1, new FileCheckpointStore(disk, Runnable::run).peek().checkpoint().totals().amended());
  }

  @Test
  void a_log_that_switches_between_two_branches_is_never_sent_again() throws Exception {
    List<String> shared = List.of(Scenario.event("a", 1), Scenario.event("b", 1));
    log.lines().addAll(shared);
    log.lines().add(Scenario.event("here", 1));
    log.written();
    forward();
    log.lines().set(2, Scenario.event("there", 1));
    log.written();
    forward();
    log.lines().set(2, Scenario.event("here", 1));
    log.lines().add(Scenario.event("more", 1));
    log.written();
    forward();
    List<String> ids = backend.stored().stream().map(Scenario::id).toList();
    assertEquals(List.of("a", "b", "here", "there", "more"), ids);
  }
}
