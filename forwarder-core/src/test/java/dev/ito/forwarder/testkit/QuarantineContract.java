package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every {@link Quarantine} must do. Each test begins with an empty one. */
public abstract class QuarantineContract {
  private static final BackendError REASON =
      new BackendError.Rejected("the backend says \"no\"", OptionalInt.of(422));

  /** For subclasses. */
  protected QuarantineContract() {}

  /**
   * The quarantine of this test, opened anew.
   *
   * @return one that knows only what is stored
   * @throws Exception if it cannot be opened
   */
  protected abstract Quarantine newQuarantine() throws Exception;

  /**
   * What is in the quarantine of this test.
   *
   * @return the texts of the events, oldest first
   * @throws Exception if it cannot be read
   */
  protected abstract List<String> kept() throws Exception;

  @Test
  public final void it_begins_empty() throws Exception {
    newQuarantine();
    assertEquals(List.of(), kept());
  }

  @Test
  public final void what_is_added_is_there_byte_for_byte() throws Exception {
    AuditEvent event = AuditEvents.event(1, AuditEvents.outlandishJson(1));
    newQuarantine().add(refused(event, 0));
    assertEquals(List.of(event.text()), kept());
  }

  @Test
  public final void events_are_kept_in_the_order_in_which_they_were_added() throws Exception {
    Quarantine quarantine = newQuarantine();
    quarantine.add(refused(AuditEvents.event(1), 0));
    quarantine.add(refused(AuditEvents.event(5), 4));
    newQuarantine().add(refused(AuditEvents.event(7), 6));
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(5), AuditEvents.json(7)), kept());
  }

  @Test
  public final void an_event_added_again_is_kept_once() throws Exception {
    Quarantine quarantine = newQuarantine();
    quarantine.add(refused(AuditEvents.event(1), 0));
    quarantine.add(refused(AuditEvents.event(1), 0));
    assertEquals(List.of(AuditEvents.json(1)), kept());
  }

  @Test
  public final void an_event_added_again_after_a_restart_is_kept_once() throws Exception {
    newQuarantine().add(refused(AuditEvents.event(1), 0));
    newQuarantine().add(refused(AuditEvents.event(2), 1));
    newQuarantine().add(refused(AuditEvents.event(2), 1));
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(2)), kept());
  }

  @Test
  public final void equal_events_of_different_positions_are_both_kept() throws Exception {
    Quarantine quarantine = newQuarantine();
    quarantine.add(refused(AuditEvents.event(1), 0));
    quarantine.add(refused(AuditEvents.event(1), 9));
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(1)), kept());
  }

  private static RefusedEvent refused(AuditEvent event, long position) {
    return new RefusedEvent(event, position, REASON, Instant.parse("2026-03-01T12:00:00Z"));
  }
}
