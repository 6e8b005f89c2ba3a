package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.EventFingerprints;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the backend holds, compared with the log.
 *
 * @param held how many events the backend holds
 * @param delivered how many events of the log are taken as delivered
 * @param missing how many of these the backend does not hold, quarantined ones left out
 * @param firstMissing the first few of them
 * @param quarantined how many of them are in quarantine
 * @param waiting how many events of the log are not delivered yet
 * @param doubled how often the backend holds an event of the log more often than the log does
 * @param firstDoubled the first few of these
 * @param others how many events the backend holds that are not in the log: trimmed from it, or sent
 *     by somebody else
 * @since 0.1.0
 */
public record Comparison(
    long held,
    long delivered,
    long missing,
    List<Numbered> firstMissing,
    long quarantined,
    long waiting,
    long doubled,
    List<Numbered> firstDoubled,
    long others) {
  /** So many events are named. */
  public static final int NAMED = 5;

  /**
   * An event and which one of the log it is.
   *
   * @param number counted from 1
   * @param event what it says
   */
  public record Numbered(long number, AuditEvent event) {
    /**
     * Checks the components.
     *
     * @param number counted from 1
     * @param event what it says
     */
    public Numbered {
      Objects.requireNonNull(event, "event");
    }
  }

  /**
   * Checks the components.
   *
   * @param held how many events the backend holds
   * @param delivered how many events of the log are taken as delivered
   * @param missing how many of these the backend does not hold
   * @param firstMissing the first few of them
   * @param quarantined how many of them are in quarantine
   * @param waiting how many events of the log are not delivered yet
   * @param doubled how often the backend holds an event more often than the log does
   * @param firstDoubled the first few of these
   * @param others how many events the backend holds that are not in the log
   */
  public Comparison {
    firstMissing = List.copyOf(Objects.requireNonNull(firstMissing, "firstMissing"));
    firstDoubled = List.copyOf(Objects.requireNonNull(firstDoubled, "firstDoubled"));
  }

  /**
   * Compares. Asks the backend once, changes nothing, and keeps fingerprints only.
   *
   * @param log where the events are
   * @param checkpoints where it is kept how far they are forwarded
   * @param quarantine what is in quarantine
   * @param inventory how to find out what the backend holds
   * @param limit the longest time to wait for it
   * @return what was found
   * @throws BackendException if the backend did not say what it holds
   * @throws IOException if the log or the state cannot be read
   * @throws InterruptedException if the thread was interrupted
   */
  public static Comparison of(
      AuditLog log,
      CheckpointStore checkpoints,
      QuarantinedEvents quarantine,
      Inventory inventory,
      Duration limit)
      throws BackendException, IOException, InterruptedException {
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(quarantine, "quarantine");
    Objects.requireNonNull(inventory, "inventory");
    Objects.requireNonNull(checkpoints, "checkpoints");
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit is positive, not " + limit);
    }
    Checkpoint here = checkpoints.peek().checkpoint(); // before the list, which then has it all
    LogWalk walk = new LogWalk(log, here.confirmed());
    Holdings holdings = Holdings.of(inventory, limit);
    Tally tally = new Tally(inventory.fingerprints(), holdings);
    quarantine.read().entries().forEach(e -> tally.addQuarantined(e.refused().event()));
    tally.delivered = walk.dealtWith(tally::compare);
    walk.waiting(tally.delivered, tally::passWaiting);
    if (holdings.size() != 0) {
      walk.waiting(walk.dealtWith(tally::findDoubled), tally::findDoubled);
    }
    return tally.result();
  }

  /** Counts while the log is walked through. */
  private static final class Tally {
    private final EventFingerprints fingerprints;
    private final FingerprintCounts aside = new FingerprintCounts();
    private final List<Numbered> firstMissing = new ArrayList<>();
    private final List<Numbered> firstDoubled = new ArrayList<>();
    private final Holdings holdings;
    private final long held;
    private long delivered;
    private long missing;
    private long quarantined;
    private long waiting;
    private long doubled;

    Tally(EventFingerprints fingerprints, Holdings holdings) {
      this.fingerprints = fingerprints;
      this.holdings = holdings;
      this.held = holdings.size();
    }

    void addQuarantined(AuditEvent event) {
      aside.add(fingerprints.of(event.text()));
    }

    boolean compare(long number, AuditEvent event) {
      boolean there = holdings.take(event.text());
      if (!there && aside.take(fingerprints.of(event.text()))) {
        quarantined++;
      } else if (!there) {
        missing++;
        name(firstMissing, number, event);
      }
      return true;
    }

    boolean passWaiting(long number, AuditEvent event) {
      holdings.take(event.text()); // an answer may be missing, and nothing else
      waiting++;
      return true;
    }

    /** Whatever is left of an event of the log is there more often than it should be. */
    boolean findDoubled(long number, AuditEvent event) {
      int more = holdings.takeAll(event.text());
      if (more > 0) {
        doubled += more;
        name(firstDoubled, number, event);
      }
      return true;
    }

    private static void name(List<Numbered> names, long number, AuditEvent event) {
      if (names.size() < NAMED) {
        names.add(new Numbered(number, event));
      }
    }

    Comparison result() {
      return new Comparison(
          held,
          delivered,
          missing,
          firstMissing,
          quarantined,
          waiting,
          doubled,
          firstDoubled,
          holdings.size());
    }
  }
}
