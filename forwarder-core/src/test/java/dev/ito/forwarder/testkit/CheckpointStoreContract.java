package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BodyLimit;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.CheckpointStore.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CheckpointStore} must do. Each test begins with a place where nothing was ever
 * stored. Times are kept to the millisecond at least. The fields of the events are read by {@link
 * AuditEvents#DECODER}, or by whatever decoder the store has of its own.
 *
 * @since 0.1.0
 */
public abstract class CheckpointStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final LogPosition PLACE = new LogPosition(7, "a mark: \"quoted\" \\ {1,2} \u00fc");
  private static final LogPosition END = new LogPosition(13, "behind six more");
  private static final InFlight THREE_BATCHES =
      InFlight.of(
          List.of(
              EventBatch.of(7, AuditEvents.events(8, 10)),
              EventBatch.of(
                  10,
                  List.of(
                      AuditEvents.event(11, AuditEvents.outlandishJson(11)),
                      AuditEvents.event(12, AuditEvents.fullJson(12)))),
              EventBatch.of(12, AuditEvents.events(13, 13))),
          END);
  private static final Checkpoint SENDING =
      Checkpoint.at(PLACE).boundTo(new Destination("https://a.example/x")).sending(THREE_BATCHES);

  /** For subclasses. */
  protected CheckpointStoreContract() {}

  /**
   * Another store over the place of this test.
   *
   * @return one that knows only what is stored
   * @throws Exception if it cannot be made
   */
  protected abstract CheckpointStore newStore() throws Exception;

  @Test
  public final void it_begins_with_nothing_forwarded() throws Exception {
    assertEquals(new CheckpointStore.Recovered(Checkpoint.INITIAL, List.of()), newStore().peek());
    assertEquals(Checkpoint.INITIAL, reopened());
  }

  @Test
  public final void a_place_survives() throws Exception {
    commit(Checkpoint.at(PLACE));
    assertEquals(Checkpoint.at(PLACE), reopened());
  }

  @Test
  public final void a_place_of_which_only_the_count_is_known_survives() throws Exception {
    commit(Checkpoint.at(LogPosition.ofCount(42)));
    assertEquals(Checkpoint.at(LogPosition.ofCount(42)), reopened());
  }

  @Test
  public final void the_sequence_survives_on_its_own_when_the_count_goes_back() throws Exception {
    Checkpoint back = Checkpoint.at(new LogPosition(5_000, "m")).movedTo(LogPosition.START);
    commit(back);
    assertEquals(0, reopened().confirmed().count());
    assertEquals(5_000, reopened().sequence());
  }

  @Test
  public final void everything_known_survives() throws Exception {
    Checkpoint everything =
        SENDING
            .withBodyLimit(Optional.of(new BodyLimit(65_000, NOON)))
            .withPause(Optional.of(new Pause(NOON, 3, "no answer from \"a.example\"")))
            .counting(new Totals(1, 2, 3, 4, 5, 6, 7))
            .withHistory(History.NONE.succeeded(NOON).failed(NOON, "no \"route\" \u00fc"));
    commit(everything);
    assertEquals(everything, reopened());
  }

  @Test
  public final void what_is_still_to_be_asked_survives_until_it_is_known() throws Exception {
    Checkpoint asking = Checkpoint.at(PLACE).withReconciling(true);
    commit(asking);
    assertEquals(asking, reopened());
    commit(asking.sending(THREE_BATCHES), asking.sending(THREE_BATCHES).settledHead());
    assertTrue(reopened().reconciling());
    commit(Checkpoint.at(PLACE));
    assertEquals(Checkpoint.at(PLACE), reopened());
  }

  @Test
  public final void the_beginning_is_told_from_nothing_at_all() throws Exception {
    commit(Checkpoint.at(LogPosition.START));
    assertEquals(Checkpoint.at(LogPosition.START), reopened());
  }

  @Test
  public final void batches_in_flight_survive_byte_for_byte_with_keys_and_lines() throws Exception {
    commit(SENDING);
    List<EventBatch> batches = reopened().inFlight().orElseThrow().batches();
    assertEquals(THREE_BATCHES.batches(), batches);
    assertEquals(texts(THREE_BATCHES.batches()), texts(batches));
    assertEquals(lines(THREE_BATCHES.batches()), lines(batches));
    assertEquals("1.12", batches.get(1).events().get(1).details().entityId());
  }

  @Test
  public final void the_word_on_the_first_batch_survives_and_can_be_taken_back() throws Exception {
    commit(SENDING.sending(THREE_BATCHES.withHeadRefused(true)));
    assertTrue(reopened().inFlight().orElseThrow().headRefused());
    commit(SENDING);
    assertEquals(SENDING, reopened());
  }

  @Test
  public final void progress_within_what_is_in_flight_survives_batch_by_batch() throws Exception {
    Checkpoint one = SENDING.settledHead();
    Checkpoint two = one.settledHead();
    Checkpoint three = two.settledHead();
    commit(SENDING, one);
    assertEquals(one, reopened());
    commit(two);
    assertEquals(two, reopened());
    commit(three);
    assertEquals(three, reopened());
  }

  @Test
  public final void batches_cut_anew_take_the_place_of_the_old_ones() throws Exception {
    EventBatch head = THREE_BATCHES.head();
    List<EventBatch> parts =
        List.of(
            EventBatch.of(7, head.events().subList(0, 2)),
            EventBatch.of(9, head.events().subList(2, 3)));
    Checkpoint cut = SENDING.sending(THREE_BATCHES.replaceHead(parts));
    commit(SENDING, cut);
    assertEquals(cut, reopened());
    commit(cut.settledHead());
    assertEquals(cut.settledHead(), reopened());
  }

  @Test
  public final void what_is_known_can_be_forgotten() throws Exception {
    commit(
        Checkpoint.at(PLACE)
            .withBodyLimit(Optional.of(new BodyLimit(65_000, NOON)))
            .withPause(Optional.of(new Pause(NOON, 1, "away"))));
    commit(Checkpoint.at(PLACE));
    assertEquals(Checkpoint.at(PLACE), reopened());
  }

  @Test
  public final void an_equal_commit_changes_nothing() throws Exception {
    commit(SENDING, SENDING);
    commit(SENDING);
    assertEquals(new CheckpointStore.Recovered(SENDING, List.of()), newStore().peek());
  }

  @Test
  public final void a_session_without_a_commit_changes_nothing() throws Exception {
    commit(SENDING);
    open().close();
    assertEquals(SENDING, reopened());
  }

  @Test
  public final void what_delivery_depends_on_is_stored_before_the_session_ends() throws Exception {
    try (Session session = open()) {
      session.commit(SENDING);
      assertEquals(SENDING, newStore().peek().checkpoint());
      Checkpoint one = SENDING.settledHead();
      session.commit(one);
      Checkpoint known = newStore().peek().checkpoint();
      assertTrue(known.equals(SENDING) || known.equals(one), "progress may come a little later");
      Checkpoint all = one.settledHead().settledHead();
      session.commit(one.settledHead());
      session.commit(all);
      assertEquals(all, newStore().peek().checkpoint());
    }
  }

  @Test
  public final void an_interrupt_does_not_keep_a_commit_from_being_stored_and_is_passed_on()
      throws Exception {
    try (Session session = newStore().open().orElseThrow()) {
      session.commit(SENDING);
      Thread.currentThread().interrupt();
      session.commit(SENDING.settledHead().settledHead().settledHead());
      assertTrue(Thread.interrupted(), "whoever interrupted is heard");
    }
    assertEquals(END, reopened().confirmed());
  }

  @Test
  public final void what_is_prepared_changes_nothing_until_it_is_committed() throws Exception {
    Checkpoint all = SENDING.settledAll();
    InFlight more =
        InFlight.of(
            List.of(EventBatch.of(13, AuditEvents.events(14, 15))),
            new LogPosition(15, "behind two more"));
    try (Session session = open()) {
      session.commit(SENDING);
      session.prepare(all.sending(more));
      assertEquals(SENDING, newStore().peek().checkpoint());
      session.commit(all);
      Checkpoint known = newStore().peek().checkpoint();
      assertTrue(known.equals(SENDING) || known.equals(all), "progress may come a little later");
      session.commit(all.sending(more));
      assertEquals(all.sending(more), newStore().peek().checkpoint());
    }
    assertEquals(all.sending(more), reopened());
  }

  @Test
  public final void what_is_prepared_and_not_committed_was_never_said() throws Exception {
    Checkpoint all = SENDING.settledAll();
    try (Session session = open()) {
      session.commit(SENDING);
      session.prepare(all.sending(InFlight.of(THREE_BATCHES.batches(), new LogPosition(19, "m"))));
      session.commit(all);
    }
    assertEquals(all, reopened());
  }

  @Test
  public final void a_session_goes_on_saying_what_it_began_with() throws Exception {
    commit(SENDING);
    try (Session session = open()) {
      session.commit(SENDING.settledHead());
      assertEquals(SENDING, session.recovered().checkpoint());
    }
  }

  @Test
  public final void there_is_one_owner_at_a_time() throws Exception {
    CheckpointStore store = newStore();
    try (Session owner = store.open().orElseThrow()) {
      assertTrue(store.open().isEmpty(), "the same store");
      assertTrue(newStore().open().isEmpty(), "another store");
      owner.commit(Checkpoint.at(PLACE));
    }
    assertEquals(Checkpoint.at(PLACE), reopened());
  }

  @Test
  public final void who_was_turned_away_takes_nothing_from_the_owner() throws Exception {
    try (Session owner = open()) {
      assertTrue(newStore().open().isEmpty());
      assertTrue(newStore().open().isEmpty(), "still owned");
      owner.commit(SENDING);
    }
    assertEquals(SENDING, reopened());
  }

  @Test
  public final void ownership_given_up_twice_is_not_taken_from_the_next_owner() throws Exception {
    Session first = open();
    first.close();
    try (Session second = open()) {
      first.close();
      assertTrue(newStore().open().isEmpty(), "the second owner still is one");
      second.commit(Checkpoint.at(PLACE));
    }
    assertEquals(Checkpoint.at(PLACE), reopened());
  }

  @Test
  public final void peeking_needs_no_ownership_and_changes_nothing() throws Exception {
    commit(SENDING);
    try (Session owner = open()) {
      assertEquals(SENDING, newStore().peek().checkpoint());
      assertEquals(newStore().peek(), newStore().peek());
      owner.commit(SENDING.settledHead());
    }
    assertEquals(SENDING.settledHead(), reopened());
  }

  private Session open() throws Exception {
    return newStore().open().orElseThrow(() -> new AssertionError("somebody owns the store"));
  }

  private void commit(Checkpoint... inTurn) throws Exception {
    try (Session session = open()) {
      for (Checkpoint next : inTurn) {
        session.commit(next);
      }
    }
  }

  private Checkpoint reopened() throws Exception {
    try (Session session = open()) {
      assertEquals(List.of(), session.recovered().notices());
      return session.recovered().checkpoint();
    }
  }

  private static List<String> texts(List<EventBatch> batches) {
    return events(batches).stream().map(AuditEvent::text).toList();
  }

  private static List<Long> lines(List<EventBatch> batches) {
    return events(batches).stream().map(AuditEvent::line).toList();
  }

  private static List<AuditEvent> events(List<EventBatch> batches) {
    return batches.stream().flatMap(batch -> batch.events().stream()).toList();
  }
}
