package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Quarantine} must do. Each test begins with an empty one.
 *
 * @since 0.1.0
 */
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
   * The same quarantine, for reading.
   *
   * @return one that knows only what is stored
   * @throws Exception if it cannot be opened
   */
  protected abstract QuarantinedEvents newReader() throws Exception;

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

  @Test
  public final void what_is_read_is_what_was_added() throws Exception {
    RefusedEvent full = refused(AuditEvents.event(3, AuditEvents.fullJson(3)), 2);
    RefusedEvent outlandish = refused(AuditEvents.event(9, AuditEvents.outlandishJson(9)), 4);
    newQuarantine().add(full);
    newQuarantine().add(outlandish);
    List<Entry> entries = newReader().read().entries();
    assertEquals(List.of(full, outlandish), entries.stream().map(Entry::refused).toList());
    assertEquals(3, entries.get(0).refused().event().line());
    assertEquals("1.3", entries.get(0).refused().event().details().entityId());
  }

  @Test
  public final void ids_tell_entries_apart_and_stay_the_same() throws Exception {
    Quarantine quarantine = newQuarantine();
    quarantine.add(refused(AuditEvents.event(1), 0));
    quarantine.add(refused(AuditEvents.event(1), 9));
    List<String> ids = ids();
    assertEquals(2, Set.copyOf(ids).size());
    quarantine.add(refused(AuditEvents.event(2), 11));
    assertEquals(ids, ids().subList(0, 2));
  }

  @Test
  public final void what_is_dropped_is_gone_and_the_rest_stays() throws Exception {
    Quarantine quarantine = newQuarantine();
    for (int n = 1; n <= 4; n++) {
      quarantine.add(refused(AuditEvents.event(n), n));
    }
    List<String> ids = ids();
    newReader().drop(Set.of(ids.get(0), ids.get(2), "not-there"));
    assertEquals(List.of(AuditEvents.json(2), AuditEvents.json(4)), kept());
    newQuarantine().add(refused(AuditEvents.event(5), 5));
    assertEquals(3, ids().size());
    newReader().drop(Set.copyOf(ids()));
    assertEquals(List.of(), kept());
  }

  @Test
  public final void an_event_can_come_back_after_it_was_dropped() throws Exception {
    newQuarantine().add(refused(AuditEvents.event(1), 0));
    newReader().drop(Set.copyOf(ids()));
    newQuarantine().add(refused(AuditEvents.event(1), 0));
    assertEquals(List.of(AuditEvents.json(1)), kept());
  }

  private List<String> ids() throws Exception {
    return newReader().read().entries().stream().map(Entry::id).toList();
  }

  private static RefusedEvent refused(AuditEvent event, long position) {
    return new RefusedEvent(event, position, REASON, Instant.parse("2026-03-01T12:00:00Z"));
  }
}
