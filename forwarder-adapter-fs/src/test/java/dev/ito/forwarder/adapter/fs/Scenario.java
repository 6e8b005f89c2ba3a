package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.core.Timing;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One history: a log of seven events and batches of two, of which some go to disk together; a run
 * under a plan of faults that may crash; an upheaval; a second run that may crash; late requests;
 * clean runs until nothing is left.
 */
final class Scenario {
  private static final int EVENTS = 7;
  private static final int BATCH = 2;
  private static final Pattern ID = Pattern.compile("\"entity_id\":\"([^\"]*)\"");

  private final MemoryLog log = new MemoryLog();
  private final CrashingDisk disk = new CrashingDisk();
  private final ModelBackend backend = new ModelBackend();
  private final BiFunction<CheckpointStore, MemoryLog, CheckpointStore> mutant;
  private final Executor background;
  private final Set<String> mustArrive = new HashSet<>();
  private int batchSize = BATCH;

  Scenario(BiFunction<CheckpointStore, MemoryLog, CheckpointStore> mutant, Executor background) {
    this.mutant = mutant;
    this.background = background;
    for (int n = 0; n < EVENTS; n++) {
      log.lines().add(event("e" + n, 1));
    }
    log.written();
  }

  CrashingDisk disk() {
    return disk;
  }

  static String event(String id, int count) {
    String counted = count > 1 ? "\"count\":" + count + "," : "";
    return "{\"v\":1,\"ts\":\"2026-02-28T10:00:00.000Z\",\"entity\":\"task\",\"entity_id\":\""
        + id
        + "\",\"op\":\"reconciled\",\"actor\":\"cli\",\"by\":\"@t\","
        + counted
        + "\"ctx\":{\"session_id\":\"s\"}}";
  }

  static String id(String event) {
    Matcher matcher = ID.matcher(event);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** One run; says how many steps it took, or -1 if it crashed. */
  int run(List<ModelBackend.Fault> plan, int fatalStep) {
    CrashClock clock = new CrashClock(fatalStep);
    disk.runWith(clock);
    backend.runWith(clock);
    backend.plan(plan);
    try {
      forwarder().forward();
    } catch (Crash crash) {
      return -1;
    } catch (UntrustedStateException refused) {
      startOver(); // what the message says can be done
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("a run failed", e);
    } finally {
      disk.runWith(CrashClock.never());
    }
    return clock.steps();
  }

  private void startOver() {
    disk.runWith(CrashClock.never());
    List.of(PlainCount.NAME, StateFiles.RECORD, StateFiles.COPY).forEach(disk::remove);
  }

  private EventForwarder forwarder() {
    ForwardSettings settings =
        ForwardSettings.DEFAULT
            .withBatchSize(batchSize)
            .withRetry(new RetrySettings(1, Duration.ofMillis(1)));
    return EventForwarder.from(new JsonlAuditLog(log))
        .to(backend)
        .keeping(mutant.apply(new FileCheckpointStore(disk, background), log))
        .quarantining(new FileQuarantine(disk))
        .with(settings)
        .timedBy(new NoWaiting())
        .build();
  }

  void losePower(Random chance) {
    disk.losePower(chance);
  }

  void strike(Upheaval upheaval) {
    List<String> before = List.copyOf(log.lines());
    batchSize = upheaval.strike(log, disk, batchSize);
    if (upheaval == Upheaval.EMPTIED_FOR_A_RUN) {
      run(List.of(), Integer.MAX_VALUE);
      log.lines().addAll(before); // it comes back, as after a switch of branches
      log.written();
    }
  }

  /** Ends the history, and says what is wrong with what the backend has. */
  List<String> violations() {
    backend.deliverLate();
    run(List.of(), Integer.MAX_VALUE);
    run(List.of(), Integer.MAX_VALUE);
    log.lines().stream().map(Scenario::id).filter(id -> !id.isEmpty()).forEach(mustArrive::add);
    List<String> wrong = new ArrayList<>();
    List<String> arrived = backend.stored().stream().map(Scenario::id).toList();
    Set<String> once = new HashSet<>();
    arrived.stream().filter(id -> !once.add(id)).forEach(id -> wrong.add("twice: " + id));
    mustArrive.stream().filter(id -> !once.contains(id)).forEach(id -> wrong.add("lost: " + id));
    List<String> inLog = log.lines().stream().map(Scenario::id).filter(once::contains).toList();
    List<String> first = arrived.stream().distinct().filter(inLog::contains).toList();
    if (!inLog.equals(first)) {
      wrong.add("order: " + first);
    }
    return wrong;
  }

  private static final class NoWaiting implements Timing {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {
      // time stands still
    }

    @Override
    public double chance() {
      return 0;
    }
  }
}
