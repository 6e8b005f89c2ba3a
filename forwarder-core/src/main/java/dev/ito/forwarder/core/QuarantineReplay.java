package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Sends what is in quarantine again, one event at a time, and takes out what the backend takes.
 *
 * <p>An event goes under the key that it has in quarantine, always the same, so a run that dies
 * between the answer and the dropping stores nothing twice.
 *
 * @since 0.1.0
 */
public final class QuarantineReplay {
  private final CheckpointStore checkpoints;
  private final EventIngest ingest;
  private final QuarantinedEvents quarantined;
  private final ForwardSettings settings;
  private final Timing timing;

  /**
   * Composes it of adapters.
   *
   * @param checkpoints whose owner may change the quarantine
   * @param ingest where the events go
   * @param quarantined what is in quarantine
   * @param settings how often to try
   * @param timing time, waiting and chance
   */
  public QuarantineReplay(
      CheckpointStore checkpoints,
      EventIngest ingest,
      QuarantinedEvents quarantined,
      ForwardSettings settings,
      Timing timing) {
    this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
    this.ingest = Objects.requireNonNull(ingest, "ingest");
    this.quarantined = Objects.requireNonNull(quarantined, "quarantined");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.timing = Objects.requireNonNull(timing, "timing");
  }

  /**
   * How many of the events the backend already has. Asks it once; changes nothing.
   *
   * @param quarantined what is in quarantine
   * @param inventory how to find out what the backend holds
   * @return the number
   * @throws BackendException if it did not say
   * @throws IOException if the quarantine cannot be read
   * @throws InterruptedException if the thread was interrupted
   */
  public static long held(QuarantinedEvents quarantined, Inventory inventory)
      throws BackendException, IOException, InterruptedException {
    Objects.requireNonNull(quarantined, "quarantined");
    Objects.requireNonNull(inventory, "inventory");
    Holdings holdings = Holdings.of(inventory, Reconciliation.LONGEST_QUESTION);
    return quarantined.read().entries().stream()
        .filter(entry -> holdings.take(entry.refused().event().text()))
        .count();
  }

  /**
   * Sends everything that is in quarantine.
   *
   * @return what became of it
   * @throws IOException if the state or the quarantine cannot be read or written
   * @throws InterruptedException if the thread was interrupted
   */
  public QuarantineReport run() throws IOException, InterruptedException {
    Optional<CheckpointStore.Session> owned = checkpoints.open();
    if (owned.isEmpty()) {
      return new QuarantineReport(true, Optional.empty(), 0, 0, 0, 0, Optional.empty());
    }
    try (CheckpointStore.Session session = owned.get()) {
      Optional<Destination> other =
          session
              .recovered()
              .checkpoint()
              .destination()
              .filter(known -> !known.equals(ingest.destination()));
      return other.isPresent()
          ? new QuarantineReport(false, other, 0, 0, 0, 0, Optional.empty())
          : new Sending(session).run();
    }
  }

  /** One run. */
  private final class Sending {
    private final Submission submission;
    private final Set<String> taken = new HashSet<>();
    private long forwarded;
    private long duplicates;
    private long refused;
    private Optional<BackendError> error = Optional.empty();
    private boolean stopped;

    Sending(CheckpointStore.Session session) {
      Run run =
          new Run(
              new Progress(session),
              new RunTally(),
              new RunBudget(timing, settings.deadline()),
              settings,
              timing,
              new HarmlessListener(ForwardListener.SILENT));
      submission = new Submission(run, ingest);
    }

    QuarantineReport run() throws IOException, InterruptedException {
      List<Entry> entries = quarantined.read().entries();
      try {
        for (int n = 0; n < entries.size() && !stopped; n++) {
          send(entries.get(n));
        }
      } finally {
        quarantined.drop(taken);
      }
      long untried = entries.size() - taken.size() - refused;
      return new QuarantineReport(
          false, Optional.empty(), forwarded, duplicates, refused, untried, error);
    }

    private void send(Entry entry) throws InterruptedException {
      EventBatch batch =
          new EventBatch(new IdempotencyKey(entry.id()), List.of(entry.refused().event()));
      Submission.Answer answer = submission.submit(batch, false);
      if (answer.result().isPresent()) {
        IngestResult result = answer.result().get();
        forwarded += result.accepted();
        duplicates += result.duplicates();
        taken.add(entry.id());
        return;
      }
      error = answer.error();
      if (answer.isRefusal()) {
        refused++; // and the next one may fare better
      } else {
        stopped = true;
      }
    }
  }
}
