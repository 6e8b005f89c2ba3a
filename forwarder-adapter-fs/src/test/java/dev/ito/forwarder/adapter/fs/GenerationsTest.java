package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.Inventory;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every generation of Ito's log in real repositories, on its own and in the others' company. */
class GenerationsTest {
  private static final BackendError REFUSED =
      new BackendError.Rejected("too odd", OptionalInt.of(400));

  @TempDir private Path directory;
  private RepositoryStorage storage;
  private ItoWriter ito;
  private final ModelBackend backend = new ModelBackend();
  private DeliveredEvents asked = backend;
  private int events;

  /** What holds events, of those that there are. */
  enum Generation {
    FILE,
    BRANCH,
    BRANCH_AND_FALLBACK,
    BRANCH_AND_OLD_FILE,
    ALL;

    boolean has(Generation part) {
      return this == ALL || this == part || this != FILE && part == BRANCH;
    }
  }

  @BeforeEach
  void makeRepository() throws IOException {
    storage = new RepositoryStorage(directory);
    ito = new ItoWriter(storage, ItoMerge.LIKE_ITO);
  }

  @ParameterizedTest
  @EnumSource
  void each_generation_arrives_from_a_clean_state_and_goes_on(Generation generation)
      throws Exception {
    List<String> first = write(generation);
    assertEquals(first.size(), forward(0).forwarded());
    List<String> second = write(generation);
    assertEquals(second.size(), forward(0).forwarded());
    assertEquals(0, forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @ParameterizedTest
  @EnumSource
  void each_generation_goes_on_where_a_run_on_the_file_stopped(Generation generation)
      throws Exception {
    List<String> first = write(Generation.FILE);
    forward(0);
    List<String> second = write(generation);
    assertEquals(second.size(), forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @ParameterizedTest
  @EnumSource
  void what_ito_has_moved_into_the_branch_meanwhile_is_not_sent_again(Generation generation)
      throws Exception {
    List<String> first = write(Generation.FILE);
    forward(0);
    List<String> second = write(generation);
    ito.migrate(0);
    ito.replay(0, false);
    assertEquals(second.size(), forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @Test
  void what_was_in_flight_from_the_file_is_finished_under_its_key() throws Exception {
    List<String> first = write(Generation.FILE);
    backend.plan(List.of(ModelBackend.Fault.LOST_ANSWER));
    assertEquals(ForwardReport.Outcome.STOPPED, forward(0).outcome());
    List<String> second = write(Generation.ALL);
    ito.migrate(0);
    ForwardReport report = forward(0);
    assertEquals(first.size(), report.duplicates());
    assertEquals(second.size(), report.forwarded());
    assertArrivedOnce(first, second);
  }

  /** Writes a file, of which the existing program has counted the first lines as forwarded. */
  private List<String> writeCounted(int forwarded) throws IOException {
    List<String> lines = write(Generation.FILE);
    Path count = storage.worktree(0).ito().resolve(Path.of(".state", PlainCount.NAME));
    Files.writeString(count, Integer.toString(forwarded));
    return lines;
  }

  @Test
  void the_count_of_the_existing_program_is_taken_over_with_its_file() throws Exception {
    List<String> first = writeCounted(2);
    write(Generation.BRANCH);
    forward(0);
    List<String> stored = backend.stored();
    assertTrue(stored.containsAll(first.subList(2, first.size())));
    assertTrue(stored.stream().noneMatch(first.subList(0, 2)::contains));
  }

  @Test
  void the_count_of_the_existing_program_is_no_place_in_a_branch() throws Exception {
    List<String> first = writeCounted(3);
    sentByIto(first);
    ito.migrate(0); // and what stood where can be told no more
    List<String> second = write(Generation.BRANCH);
    assertEquals(second.size(), forward(0).forwarded());
    assertEquals(0, forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @Test
  void nor_does_it_hide_what_is_in_a_file_that_was_begun_again() throws Exception {
    List<String> first = writeCounted(3);
    sentByIto(first);
    ito.migrate(0);
    List<String> second = new ArrayList<>(List.of(event()));
    ito.appendToOld(0, second.get(0));
    second.addAll(write(Generation.BRANCH));
    assertEquals(second.size(), forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @Test
  void what_two_worktrees_have_sent_is_known_when_both_files_have_moved() throws Exception {
    List<String> first = List.of(event(), event());
    ito.appendToOld(0, first.get(0));
    ito.appendToOld(1, first.get(1));
    forward(0);
    forward(1);
    ito.migrate(0);
    ito.migrate(1);
    List<String> second = write(Generation.BRANCH);
    assertEquals(second.size(), forward(1).forwarded());
    assertEquals(0, forward(0).forwarded());
    assertArrivedOnce(first, second);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void what_another_worktree_has_sent_is_known_without_a_list(int ownEvents) throws Exception {
    List<String> first = new ArrayList<>();
    while (first.size() < 1_500) { // more than are remembered one by one
      first.add(event());
    }
    storage.old(0, first);
    forward(0);
    List<String> second = new ArrayList<>();
    for (int n = 0; n < ownEvents; n++) {
      second.add(event());
      ito.appendToOld(1, second.get(n));
      forward(1);
    }
    storage.commit(first);
    storage.old(0, List.of());
    asked =
        (limit, visitor) -> {
          throw new BackendException(new BackendError.NotFound("no list", OptionalInt.of(404)));
        };
    ForwardReport report = forward(1);
    assertEquals(0, report.forwarded());
    assertEquals(0, report.duplicates(), "the same keys would hide that it was sent");
    assertArrivedOnce(first, second);
  }

  @Test
  void what_another_worktree_has_sent_elsewhere_is_sent() throws Exception {
    write(Generation.FILE);
    try (CheckpointStore.Session session = log(0).open().orElseThrow()) {
      Checkpoint there = session.recovered().checkpoint().boundTo(new Destination("elsewhere"));
      try (LogReader reader = source(0).log(Optional.empty()).open(LogPosition.START)) {
        session.commit(there.movedTo(reader.next(100, Long.MAX_VALUE).end()));
      }
    }
    ito.migrate(0);
    assertEquals(3, forward(1).forwarded());
  }

  private void sentByIto(List<String> lines) throws Exception {
    List<AuditEvent> sent = new ArrayList<>();
    for (String line : lines) {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      sent.add(AuditEvent.of(1, text, JsonlAuditLog.decoder()));
    }
    backend.ingest(EventBatch.of(1_000_000, sent), Duration.ofSeconds(1));
  }

  @Test
  void a_run_from_the_start_sends_all_that_can_be_seen_whatever_was_taken_over() throws Exception {
    List<String> first = write(Generation.FILE);
    forward(0);
    List<String> second = write(Generation.BRANCH);
    forward(0);
    LogSource source = source(0);
    try (CheckpointStore.Session session = source.checkpoints().open().orElseThrow()) {
      Checkpoint reached = session.recovered().checkpoint();
      session.commit(reached.movedTo(LogPosition.START));
    }
    assertEquals(first.size() + second.size(), forward(0).forwarded());
    assertEquals(0, forward(0).forwarded());
  }

  @Test
  void a_run_from_a_place_in_the_branch_sends_again_what_was_sent_from_the_file() throws Exception {
    write(Generation.FILE);
    forward(0);
    ito.migrate(0);
    forward(0);
    LogSource source = source(0);
    try (CheckpointStore.Session session = source.checkpoints().open().orElseThrow();
        LogReader reader = source.log(Optional.empty()).open(LogPosition.START)) {
      LogPosition second = reader.next(1, Long.MAX_VALUE).end();
      session.commit(session.recovered().checkpoint().movedTo(second));
    }
    assertEquals(2, forward(0).forwarded());
    assertEquals(0, forward(0).forwarded());
  }

  @Test
  void a_long_file_that_became_the_branch_as_it_was_is_not_sent_again() throws Exception {
    List<String> lines = new ArrayList<>();
    while (lines.size() < 1_500) { // more than are remembered one by one
      lines.add(event());
    }
    storage.old(0, lines);
    assertEquals(1_500, forward(0).forwarded());
    storage.commit(lines);
    storage.old(0, List.of());
    assertEquals(0, forward(0).forwarded());
    lines.add(event());
    storage.commit(lines);
    assertEquals(1, forward(0).forwarded());
  }

  @Test
  void what_was_set_aside_before_the_log_moved_stays_in_quarantine() throws Exception {
    write(Generation.FILE);
    CurrentLog log = log(0);
    try (CheckpointStore.Session session = log.open().orElseThrow()) {
      session.commit(session.recovered().checkpoint().boundTo(backend.destination()));
      log.add(new RefusedEvent(AuditEvents.event(1), 0, REFUSED, Instant.EPOCH));
    }
    write(Generation.BRANCH);
    forward(0);
    try (CheckpointStore.Session session = log.open().orElseThrow()) {
      session.recovered();
      log.add(new RefusedEvent(AuditEvents.event(2), 1, REFUSED, Instant.EPOCH));
      QuarantinedEvents quarantine = source(0).quarantine();
      List<QuarantinedEvents.Entry> entries = quarantine.read().entries();
      assertEquals(
          List.of(AuditEvents.json(1), AuditEvents.json(2)),
          entries.stream().map(e -> e.refused().event().text()).toList());
      assertEquals(1, new FileQuarantine(source(0).state()).read().entries().size());
      quarantine.drop(Set.of(entries.get(0).id(), entries.get(1).id()));
      assertEquals(List.of(), quarantine.read().entries());
    }
  }

  @Test
  void while_somebody_forwards_from_the_file_nothing_is_taken_over() throws Exception {
    write(Generation.FILE);
    forward(0);
    CheckpointStore old = new FileCheckpointStore(source(0).state());
    write(Generation.BRANCH);
    try (CheckpointStore.Session other = old.open().orElseThrow()) {
      assertEquals(ForwardReport.Outcome.BUSY, forward(0).outcome());
      assertEquals(3, other.recovered().checkpoint().confirmed().count());
    }
    assertEquals(3, source(0).checkpoints().peek().checkpoint().confirmed().count());
    assertEquals(3, forward(0).forwarded());
    assertEquals(3, old.peek().checkpoint().confirmed().count(), "it is left as it was");
  }

  @Test
  void how_many_events_were_folded_is_kept_and_no_run_makes_a_word_about_it() throws Exception {
    ito.append(GitHistory.event(1, "same", true));
    forward(0);
    ito.append(GitHistory.event(2, "same", true));
    assertEquals(0, forward(0).forwarded());
    assertEquals(0, forward(1).forwarded());
    Totals totals = source(0).checkpoints().peek().checkpoint().totals();
    assertEquals(1, totals.amended());
    assertEquals(0, totals.relocations());
  }

  @Test
  void worktrees_share_one_state() throws Exception {
    List<String> first = write(Generation.ALL);
    forward(0);
    assertEquals(0, forward(1).forwarded(), "the branch is known, and it has no files");
    String own = event();
    ito.appendToFallback(1, own);
    assertEquals(0, forward(0).forwarded(), "another worktree's file");
    assertEquals(1, forward(1).forwarded());
    ito.replay(1, true);
    assertEquals(0, forward(0).forwarded());
    assertArrivedOnce(first, List.of(own));
  }

  @Test
  void what_each_worktree_has_sent_from_its_own_file_is_not_sent_again() throws Exception {
    ito.appendToOld(0, event());
    ito.appendToOld(1, event());
    forward(0);
    forward(1);
    List<String> third = write(Generation.BRANCH);
    forward(0);
    forward(1);
    ito.migrate(0);
    ito.migrate(1);
    forward(0);
    assertEquals(2 + third.size(), backend.stored().size());
  }

  @Test
  void two_worktrees_at_once_send_everything_once() throws Exception {
    List<String> all = new ArrayList<>(write(Generation.ALL));
    ito.appendToFallback(1, event());
    all.addAll(storage.fallback(1));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Callable<ForwardReport>> runs = List.of(() -> forward(0), () -> forward(1));
      for (Future<ForwardReport> run : both.invokeAll(runs)) {
        assertEquals(0, run.get().failedBatches());
      }
    } finally {
      both.shutdownNow();
    }
    forward(0);
    forward(1);
    assertArrivedOnce(all, List.of());
  }

  @Test
  void random_histories_on_a_real_repository_are_forwarded_once() throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      ItoStorage real = new RepositoryStorage(directory.resolve("history" + seed));
      GitHistory history = new GitHistory(seed, real, ItoMerge.LIKE_ITO);
      assertEquals(List.of(), history.live(25), "seed " + seed);
    }
  }

  private LogSource source(int worktree) throws IOException {
    return LogSource.find(
        storage.worktree(worktree).ito(), LogSource.Wanted.AUTO, TestRepository.BRANCH);
  }

  private CurrentLog log(int worktree) {
    return new CurrentLog(
        storage.worktree(worktree).ito(),
        LogSource.Wanted.AUTO,
        TestRepository.BRANCH,
        Optional.of(backend.destination()));
  }

  private ForwardReport forward(int worktree) throws IOException, InterruptedException {
    CurrentLog log = log(worktree);
    return EventForwarder.from(log)
        .to(backend)
        .keeping(log)
        .with(ForwardSettings.DEFAULT.withRetry(new RetrySettings(0, Duration.ofMillis(1))))
        .timedBy(new NoWaiting())
        .asking(new Inventory(asked, new JsonEventFingerprints()))
        .build()
        .forward();
  }

  /** Three events in each part, a command each; says which they are. */
  private List<String> write(Generation generation) throws IOException {
    List<String> written = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      if (generation.has(Generation.BRANCH)) {
        written.add(event());
        ito.append(written.get(written.size() - 1));
      }
      if (generation.has(Generation.BRANCH_AND_FALLBACK)) {
        written.add(event());
        ito.appendToFallback(0, written.get(written.size() - 1));
      }
      if (generation.has(Generation.BRANCH_AND_OLD_FILE) || generation == Generation.FILE) {
        written.add(event());
        ito.appendToOld(0, written.get(written.size() - 1));
      }
    }
    return written;
  }

  private String event() {
    events++;
    return GitHistory.event(events, "e" + events, false);
  }

  private void assertArrivedOnce(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    assertEquals(all.stream().sorted().toList(), backend.stored().stream().sorted().toList());
  }
}
