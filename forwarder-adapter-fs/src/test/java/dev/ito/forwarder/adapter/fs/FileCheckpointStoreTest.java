package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.CheckpointStore.Notice;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckpointStoreTest {
  private static final LogPosition THREE = new LogPosition(3, "behind the third");
  private static final InFlight TWO_MORE =
      InFlight.of(
          List.of(EventBatch.of(3, AuditEvents.events(4, 5))),
          new LogPosition(5, "behind the fifth"));

  @TempDir private Path directory;

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void plain(String content) throws IOException {
    Files.write(file(PlainCount.NAME), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private CheckpointStore.Recovered reopened() throws IOException {
    try (CheckpointStore.Session session =
        new FileCheckpointStore(directory).open().orElseThrow()) {
      return session.recovered();
    }
  }

  private void commit(Checkpoint... inTurn) throws IOException {
    try (CheckpointStore.Session session =
        new FileCheckpointStore(directory).open().orElseThrow()) {
      for (Checkpoint next : inTurn) {
        session.commit(next);
      }
    }
  }

  private static Checkpoint sending() {
    return Checkpoint.at(THREE).boundTo(new Destination("here")).sending(TWO_MORE);
  }

  @Test
  void the_plain_file_holds_the_bare_decimal_and_no_line_break() throws IOException {
    commit(Checkpoint.at(new LogPosition(42, "mark")));
    assertEquals("42", Files.readString(file(PlainCount.NAME)));
  }

  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "007, 7",
    "+5, 5",
    "'  42\n', 42",
    "0, 0",
    "18446744073709551615, 9223372036854775807"
  })
  void a_count_that_the_existing_program_reads_is_read(String content, long count)
      throws IOException {
    plain(content);
    assertEquals(LogPosition.ofCount(count), reopened().checkpoint().confirmed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-1", "garbage", "1_000", "0x10", "4 2", "\0\0", "18446744073709551616"})
  void a_count_that_is_none_is_refused_and_nothing_is_touched(String content) throws IOException {
    plain(content);
    UntrustedStateException refused = assertThrows(UntrustedStateException.class, this::reopened);
    assertTrue(refused.getMessage().contains(PlainCount.NAME), refused.getMessage());
    assertEquals(content, Files.readString(file(PlainCount.NAME), StandardCharsets.ISO_8859_1));
    assertFalse(Files.exists(file(StateFiles.RECORD)));
  }

  @Test
  void what_is_damaged_is_named_until_nothing_is_left_and_nothing_is_known() throws IOException {
    commit(Checkpoint.at(THREE));
    Files.delete(file(PlainCount.NAME));
    Files.writeString(file(StateFiles.RECORD), "damaged");
    Files.writeString(file(StateFiles.COPY), "damaged");
    for (String name : List.of(StateFiles.RECORD, StateFiles.COPY)) {
      UntrustedStateException refused = assertThrows(UntrustedStateException.class, this::reopened);
      assertTrue(refused.getMessage().startsWith(file(name) + " is damaged"), name);
      Files.delete(file(name));
    }
    assertEquals(Checkpoint.INITIAL, reopened().checkpoint());
  }

  @Test
  void whether_somebody_is_at_work_can_be_seen_without_making_a_file() throws IOException {
    FileCheckpointStore store = new FileCheckpointStore(directory);
    assertFalse(store.isOwned());
    assertFalse(Files.exists(file(FileCheckpointStore.LOCK)));
    CheckpointStore.Session owner = new FileCheckpointStore(directory).open().orElseThrow();
    assertTrue(store.isOwned());
    assertTrue(new FileCheckpointStore(directory).open().isEmpty(), "a look does not free it");
    owner.close();
    assertFalse(store.isOwned());
    store.open().orElseThrow().close();
  }

  @Test
  void a_damaged_count_is_restored_from_the_record() throws IOException {
    commit(Checkpoint.at(THREE));
    plain("\0\0\0");
    CheckpointStore.Recovered found = reopened();
    assertEquals(THREE, found.checkpoint().confirmed());
    assertEquals(List.of(Notice.COUNT_RESTORED), found.notices());
  }

  @Test
  void a_missing_count_is_restored_from_the_record() throws IOException {
    commit(Checkpoint.at(THREE));
    Files.delete(file(PlainCount.NAME));
    commit(reopened().checkpoint());
    assertEquals("3", Files.readString(file(PlainCount.NAME)));
  }

  @Test
  void a_count_that_another_program_moved_wins_and_is_reported() throws IOException {
    commit(Checkpoint.at(THREE));
    plain("7");
    CheckpointStore.Recovered found = reopened();
    assertEquals(LogPosition.ofCount(7), found.checkpoint().confirmed());
    assertEquals(List.of(Notice.COUNT_MOVED), found.notices());
  }

  @Test
  void a_count_that_was_moved_while_a_batch_was_open_wins_and_drops_it() throws IOException {
    commit(Checkpoint.at(THREE), sending());
    plain("4");
    CheckpointStore.Recovered found = reopened();
    assertEquals(LogPosition.ofCount(4), found.checkpoint().confirmed());
    assertTrue(found.checkpoint().inFlight().isEmpty());
    assertEquals(2, found.checkpoint().totals().unconfirmed());
    assertEquals(List.of(Notice.COUNT_MOVED, Notice.IN_FLIGHT_DROPPED), found.notices());
  }

  @Test
  void a_count_that_was_moved_after_a_batch_was_done_drops_nothing() throws IOException {
    Totals two = new Totals(2, 0, 0, 0, 0, 0, 0);
    commit(Checkpoint.at(THREE), sending(), sending().settledHead().counting(two));
    plain("9");
    CheckpointStore.Recovered found = reopened();
    assertEquals(LogPosition.ofCount(9), found.checkpoint().confirmed());
    assertEquals(two, found.checkpoint().totals());
    assertEquals(List.of(Notice.COUNT_MOVED), found.notices());
  }

  @Test
  void a_count_at_the_end_of_an_open_batch_says_that_it_is_done() throws IOException {
    commit(Checkpoint.at(THREE), sending());
    plain("5");
    CheckpointStore.Recovered found = reopened();
    assertEquals(TWO_MORE.end(), found.checkpoint().confirmed());
    assertTrue(found.checkpoint().inFlight().isEmpty());
    assertEquals(List.of(), found.notices());
  }

  /** Ways in which a file goes bad. */
  enum Damage {
    EMPTY,
    HALF,
    ZEROS,
    ONE_BIT_IN_THE_MIDDLE,
    GARBAGE_BEHIND,
    GONE;

    void strike(Path file) throws IOException {
      byte[] content = Files.readAllBytes(file);
      switch (this) {
        case EMPTY -> Files.write(file, new byte[0]);
        case HALF -> Files.write(file, Arrays.copyOf(content, content.length / 2));
        case ZEROS -> Files.write(file, new byte[content.length]);
        case ONE_BIT_IN_THE_MIDDLE -> {
          content[content.length / 2] ^= 4;
          Files.write(file, content);
        }
        case GARBAGE_BEHIND -> Files.writeString(file, new String(content) + "x");
        case GONE -> Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void a_damaged_record_is_read_from_its_copy_with_the_batch_in_flight(Damage damage)
      throws IOException {
    commit(Checkpoint.at(THREE), sending());
    damage.strike(file(StateFiles.RECORD));
    CheckpointStore.Recovered found = reopened();
    assertEquals(sending(), found.checkpoint());
    assertEquals(List.of(Notice.RECORD_DAMAGED), found.notices());
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void without_record_and_copy_the_count_is_taken(Damage damage) throws IOException {
    commit(Checkpoint.at(THREE));
    damage.strike(file(StateFiles.RECORD));
    damage.strike(file(StateFiles.COPY));
    assertEquals(LogPosition.ofCount(3), reopened().checkpoint().confirmed());
  }

  @Test
  void every_single_damaged_byte_of_the_record_is_noticed() throws IOException {
    commit(Checkpoint.at(THREE), sending());
    byte[] sound = Files.readAllBytes(file(StateFiles.RECORD));
    for (int i = 0; i < sound.length; i++) {
      byte[] damaged = sound.clone();
      damaged[i] ^= 1;
      assertThrows(
          StateRecordFormat.Damaged.class, () -> StateRecordFormat.read(damaged), "byte " + i);
    }
  }

  @Test
  void a_damaged_record_is_kept_aside() throws IOException {
    commit(Checkpoint.at(THREE));
    Files.writeString(file(StateFiles.RECORD), "garbage");
    reopened();
    assertEquals("garbage", Files.readString(file(StateFiles.RECORD + ".bad")));
  }

  @Test
  void with_nothing_left_to_tell_the_count_it_refuses_to_guess() throws IOException {
    commit(Checkpoint.at(THREE));
    Files.delete(file(PlainCount.NAME));
    Files.writeString(file(StateFiles.RECORD), "garbage");
    Files.writeString(file(StateFiles.COPY), "garbage");
    assertThrows(UntrustedStateException.class, this::reopened);
  }

  @Test
  void state_of_a_newer_version_is_refused() throws IOException {
    commit(Checkpoint.at(THREE));
    String record = Files.readString(file(StateFiles.RECORD));
    String newer =
        record.substring(0, record.indexOf('\n')).replace("\"format\":2", "\"format\":3");
    Files.write(file(StateFiles.RECORD), SealedText.of(newer + "\n"));
    assertThrows(UntrustedStateException.class, this::reopened);
  }

  @Test
  void every_state_file_can_be_read_by_its_owner_only() throws IOException {
    commit(sending().counting(new Totals(1, 0, 0, 0, 0, 0, 0)));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PlainCount.NAME, StateFiles.RECORD, StateFiles.COPY, RunMemory.NAME})
  void a_link_planted_for_a_state_file_is_not_followed(String name) throws IOException {
    Path outside = Files.writeString(directory.resolve("outside"), "7");
    Path planted = Files.createSymbolicLink(file(name), outside);
    IOException refused = assertThrows(IOException.class, this::reopened);
    assertTrue(refused.getMessage().contains(planted.getFileName().toString()), refused::toString);
    assertEquals("7", Files.readString(outside));
  }

  @ParameterizedTest
  @ValueSource(strings = {PlainCount.NAME, StateFiles.RECORD, StateFiles.COPY})
  void a_link_planted_for_a_temporary_file_is_replaced_and_not_written_through(String name)
      throws IOException {
    Path outside = Files.writeString(directory.resolve("outside"), "untouched");
    Files.createSymbolicLink(file(name + ".tmp"), outside);
    commit(Checkpoint.at(THREE));
    assertEquals("untouched", Files.readString(outside));
    assertEquals(THREE, reopened().checkpoint().confirmed());
  }

  @Test
  void a_left_over_temporary_file_harms_nothing() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(file(PlainCount.NAME + ".tmp"), "99");
    Files.writeString(file(StateFiles.RECORD + ".tmp"), "{");
    commit(Checkpoint.at(THREE));
    assertEquals(THREE, reopened().checkpoint().confirmed());
    assertFalse(Files.exists(file(PlainCount.NAME + ".tmp")));
  }

  @Test
  void a_record_that_was_written_ahead_costs_a_name_when_it_is_its_turn() throws IOException {
    CountingDisk disk = new CountingDisk(new StateDirectory(directory));
    try (CheckpointStore.Session session =
        new FileCheckpointStore(disk, Runnable::run).open().orElseThrow()) {
      session.commit(Checkpoint.at(THREE).boundTo(new Destination("here")));
      session.prepare(sending());
      int writes = disk.writes();
      int directories = disk.forcedDirectories();
      session.commit(sending());
      assertEquals(writes, disk.writes());
      assertEquals(directories + 1, disk.forcedDirectories());
    }
    assertEquals(sending(), reopened().checkpoint());
  }

  private static Checkpoint goingOn() {
    InFlight following =
        InFlight.of(
            List.of(EventBatch.of(5, AuditEvents.events(6, 7))),
            new LogPosition(7, "behind the seventh"));
    return sending().settledAll().sending(following);
  }

  @Test
  void going_on_with_what_was_prepared_costs_one_forced_name() throws IOException {
    CountingDisk disk = new CountingDisk(new StateDirectory(directory));
    try (CheckpointStore.Session session =
        new FileCheckpointStore(disk, Runnable::run).open().orElseThrow()) {
      session.commit(sending());
      session.prepare(goingOn());
      int writes = disk.writes();
      int directories = disk.forcedDirectories();
      session.commit(sending().settledAll());
      session.commit(goingOn());
      assertEquals(writes, disk.writes());
      assertEquals(directories + 1, disk.forcedDirectories());
    }
    assertEquals(goingOn(), reopened().checkpoint());
    assertEquals("5", Files.readString(file(PlainCount.NAME)));
  }

  @Test
  void a_count_that_was_to_be_replaced_is_no_moved_count_until_the_session_ends()
      throws IOException {
    commit(Checkpoint.at(THREE));
    try (CheckpointStore.Session session =
        new FileCheckpointStore(directory).open().orElseThrow()) {
      session.commit(sending());
      session.prepare(goingOn());
      session.commit(sending().settledAll());
      session.commit(goingOn());
      plain("3"); // as if power loss had brought it back
      CheckpointStore.Recovered found = new FileCheckpointStore(directory).peek();
      assertEquals(goingOn(), found.checkpoint());
      assertEquals(List.of(), found.notices());
      plain("5");
    }
    plain("3");
    assertEquals(List.of(Notice.COUNT_MOVED, Notice.IN_FLIGHT_DROPPED), reopened().notices());
  }

  @Test
  void a_record_that_was_written_ahead_in_vain_leaves_nothing_behind() throws IOException {
    try (CheckpointStore.Session session =
        new FileCheckpointStore(directory).open().orElseThrow()) {
      session.commit(Checkpoint.at(THREE));
      session.prepare(sending());
    }
    assertEquals(Checkpoint.at(THREE), reopened().checkpoint());
    assertFalse(Files.exists(file(StateFiles.RECORD + ".next")));
    assertFalse(Files.exists(file(StateFiles.COPY + ".next")));
    assertFalse(Files.exists(file(PlainCount.NAME + ".next")));
  }

  @Test
  void the_lock_file_is_never_deleted() throws IOException {
    commit(Checkpoint.at(THREE));
    assertTrue(Files.exists(file(FileCheckpointStore.LOCK)));
  }

  @Test
  void who_peeks_between_two_writes_of_an_owner_takes_it_for_no_disorder() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    CompletableFuture<Void> owner = CompletableFuture.runAsync(() -> writeMany(writing));
    FileCheckpointStore store = new FileCheckpointStore(directory);
    long last = 0;
    while (writing.get()) {
      CheckpointStore.Recovered seen = store.peek();
      assertEquals(List.of(), seen.notices());
      assertTrue(seen.checkpoint().sequence() >= last, "it goes back");
      last = seen.checkpoint().sequence();
    }
    owner.join();
    assertTrue(last > 0);
  }

  private void writeMany(AtomicBoolean writing) {
    try (CheckpointStore.Session session =
        new FileCheckpointStore(directory).open().orElseThrow()) {
      for (int n = 0; n < 150; n++) {
        LogPosition end = new LogPosition(n + 1, "m" + n);
        Checkpoint next =
            Checkpoint.at(new LogPosition(n, n == 0 ? "" : "m" + (n - 1)))
                .sending(
                    InFlight.of(List.of(EventBatch.of(n, AuditEvents.events(n + 1, n + 1))), end));
        session.commit(next);
        session.commit(next.settledHead());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      writing.set(false);
    }
  }
}
