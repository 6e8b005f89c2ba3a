package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.Inventory;
import dev.ito.forwarder.core.ReplayStart;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One history of a log in a branch, in which Ito's commands in two worktrees and runs of ours take
 * turns at random. After every run that says it is done, everything that it could see must be at
 * the backend, and nothing twice.
 */
final class GitHistory {
  static final int WORKTREES = 2;

  private final Random chance;
  private final ItoStorage storage;
  private final ItoWriter ito;
  private final CrashingDisk disk = new CrashingDisk();
  private final ModelBackend backend = new ModelBackend();
  private final List<String> story = new ArrayList<>();
  private final UnaryOperator<String> lessened;
  private final boolean asking;
  private int events;

  GitHistory(long seed, ItoStorage storage, ItoMerge merge) {
    this(seed, storage, merge, mark -> mark, false);
  }

  /** A history in which the state is lost, and events are to be delivered again. */
  static GitHistory asking(long seed, ItoStorage storage, ItoMerge merge) {
    return new GitHistory(seed, storage, merge, mark -> mark, true);
  }

  /** A history in which every mark is lessened before it is read. */
  static GitHistory lessened(
      long seed, ItoStorage storage, ItoMerge merge, UnaryOperator<String> lessened) {
    return new GitHistory(seed, storage, merge, lessened, false);
  }

  private GitHistory(
      long seed,
      ItoStorage storage,
      ItoMerge merge,
      UnaryOperator<String> lessened,
      boolean asking) {
    this.lessened = lessened;
    this.asking = asking;
    this.chance = new Random(seed);
    this.storage = storage;
    this.ito = new ItoWriter(storage, merge);
  }

  /** So many steps at random, and two clean runs in each worktree; says what went wrong. */
  List<String> live(int steps) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int step = 0; step < steps && wrong.isEmpty(); step++) {
      wrong.addAll(chance.nextInt(3) == 0 ? run(worktree(), fate()) : command(worktree()));
    }
    backend.deliverLate();
    for (int run = 0; run < 2 * WORKTREES && wrong.isEmpty(); run++) {
      wrong.addAll(run(asking ? 0 : run % WORKTREES, Integer.MAX_VALUE));
    }
    return wrong.isEmpty() ? wrong : concat(story, wrong);
  }

  private static List<String> concat(List<String> story, List<String> wrong) {
    List<String> all = new ArrayList<>(story);
    all.addAll(wrong);
    return all;
  }

  /** Where state is lost there is one: nobody would ask again for the files of another. */
  private int worktree() {
    return asking ? 0 : chance.nextInt(WORKTREES);
  }

  /** At which step of its work a run dies; mostly at none. */
  private int fate() {
    return chance.nextInt(3) == 0 ? chance.nextInt(20) : Integer.MAX_VALUE;
  }

  private List<String> command(int worktree) throws IOException {
    int command = chance.nextInt(asking ? 11 : 10);
    story.add("command " + command + " in " + worktree);
    switch (command) {
      case 0, 1, 2 -> ito.append(event());
      case 3, 4 -> ito.appendToFallback(worktree, event());
      case 5 -> ito.appendToOld(worktree, event());
      case 6 -> ito.replay(worktree, false);
      case 7 -> ito.replay(worktree, true);
      case 8 -> ito.migrate(worktree);
      case 10 -> loseState();
      default -> ito.migrateToFallback(worktree);
    }
    return List.of();
  }

  private void loseState() {
    story.add("  which loses the state");
    disk.clear();
  }

  /** Every event is told from all others by its time, and some are folded into one. */
  private String event() {
    events++;
    boolean folded = chance.nextInt(3) == 0;
    return event(events, folded ? "same" : "e" + events, folded);
  }

  static String event(int number, String id, boolean folded) {
    return ("{\"v\":1,\"ts\":\"%s\",\"entity\":\"task\",\"entity_id\":\"%s\",\"op\":\"%s\","
            + "\"actor\":\"cli\",\"by\":\"@t\",\"ctx\":{\"session_id\":\"s\"}}")
        .formatted(
            Instant.parse("2026-02-28T10:00:00Z").plusSeconds(3600L * number),
            id,
            folded ? "reconciled" : "create");
  }

  private List<String> run(int worktree, int fatalStep) throws IOException {
    CrashClock clock = new CrashClock(fatalStep);
    List<String> before = ito.visible(worktree);
    Set<String> inFlight = inFlight(); // it goes first, wherever its events stand by now
    int stored = backend.stored().size();
    disk.runWith(clock);
    backend.runWith(clock);
    List<ModelBackend.Fault> faults = fatalStep == Integer.MAX_VALUE ? List.of() : faults();
    story.add("faults " + faults + " fatal step " + fatalStep);
    backend.plan(faults);
    boolean done = false;
    try {
      ForwardReport report = forwardOrReplay(forwarder(worktree));
      done = report.outcome() == ForwardReport.Outcome.DELIVERED;
      story.add("run in " + worktree + ": " + report.outcome() + " " + report.forwarded());
    } catch (Crash crash) {
      story.add("run in " + worktree + ": crash");
      disk.runWith(CrashClock.never());
      if (chance.nextBoolean()) {
        disk.losePower(chance); // otherwise later: what a dead process has left is not forced yet
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      disk.runWith(CrashClock.never());
      backend.runWith(CrashClock.never());
    }
    return violations(done ? before : List.of(), stored, inFlight);
  }

  private ForwardReport forwardOrReplay(EventForwarder forwarder)
      throws IOException, InterruptedException {
    if (!asking || chance.nextInt(3) > 0) {
      return forwarder.forward();
    }
    int from = 1 + chance.nextInt(8);
    story.add("replay from " + from);
    return forwarder.replay(new ReplayStart.Numbered(from), false);
  }

  private Set<String> inFlight() throws IOException {
    return store().peek().checkpoint().inFlight().stream()
        .flatMap(open -> open.batches().stream())
        .flatMap(batch -> batch.events().stream())
        .map(event -> withoutCount(event.text()))
        .collect(Collectors.toSet());
  }

  private FileCheckpointStore store() {
    return new FileCheckpointStore(disk, Runnable::run);
  }

  private List<ModelBackend.Fault> faults() {
    List<ModelBackend.Fault> all = new ArrayList<>(List.of(ModelBackend.Fault.values()));
    all.remove(ModelBackend.Fault.LATE_REQUEST); // a run that has read an answer since is undone
    Collections.shuffle(all, chance);
    return all.subList(0, 2);
  }

  private EventForwarder forwarder(int worktree) throws IOException {
    ForwardSettings settings =
        ForwardSettings.DEFAULT
            .withBatchSize(2)
            .withRetry(new RetrySettings(1, Duration.ofMillis(1)));
    return EventForwarder.from(new Lessened(storage.log(worktree), lessened))
        .to(backend)
        .keeping(store())
        .quarantining(new FileQuarantine(disk))
        .with(settings)
        .timedBy(new NoWaiting())
        .telling(new Telling())
        .asking(new Inventory(backend, new JsonEventFingerprints()))
        .build();
  }

  private List<String> violations(List<String> visible, int storedBefore, Set<String> inFlight) {
    List<String> wrong = new ArrayList<>();
    List<String> stored = backend.stored().stream().map(GitHistory::withoutCount).toList();
    Set<String> once = new HashSet<>();
    stored.stream().filter(event -> !once.add(event)).forEach(e -> wrong.add("twice: " + e));
    List<String> seen = visible.stream().map(GitHistory::withoutCount).distinct().toList();
    seen.stream().filter(event -> !once.contains(event)).forEach(e -> wrong.add("lost: " + e));
    List<String> news = stored.subList(storedBefore, stored.size());
    List<String> inOrder =
        seen.stream().filter(news::contains).filter(e -> !inFlight.contains(e)).toList();
    if (!inOrder.equals(news.stream().filter(inOrder::contains).toList())) {
      wrong.add("order: " + news);
    }
    return wrong;
  }

  private static String withoutCount(String event) {
    return event.replaceAll("\"count\":\\d+,", "");
  }

  /** A log that is told less than it has said. */
  private record Lessened(AuditLog log, UnaryOperator<String> lessened) implements AuditLog {
    @Override
    public LogReader open(LogPosition from) throws IOException {
      return log.open(new LogPosition(from.count(), lessened.apply(from.mark())));
    }

    @Override
    public Optional<LogReader> upTo(LogPosition place) throws IOException {
      return log.upTo(place);
    }
  }

  /** Adds to the story what a run says. */
  private final class Telling implements ForwardListener {
    @Override
    public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
      story.add("  " + notice + " " + recovered);
    }

    @Override
    public void relocated(Located located, long expected) {
      story.add("  " + located.how() + " " + located.position() + " was " + expected);
    }
  }
}
