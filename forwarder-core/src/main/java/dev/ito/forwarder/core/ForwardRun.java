package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** One run, under the lock: finish what is in flight, then read on to the end of the log. */
final class ForwardRun {
  /** How much of a backlog is read only to say how long it is. */
  private static final long COUNTED_BYTES = 1 << 20;

  /**
   * So many batches may be put on disk together before the first of them is sent, one after the
   * other: in a long catch-up the forced writes would otherwise cost more than the sending.
   */
  private static final int MOST_IN_FLIGHT = 64;

  /**
   * No more is put on disk together, unless a single batch is larger: three such groups are in
   * memory at a time, and this much is room for three batches of 1000 usual events.
   */
  private static final long IN_FLIGHT_BYTES = 1_310_720;

  /** What is aimed at, so that it is seldom too much. */
  private static final long TARGET_BYTES = IN_FLIGHT_BYTES / 16 * 15;

  private final AuditLog log;
  private final DestinationBinding binding;
  private final Delivery delivery;
  private final Reconciliation reconciliation;
  private final Progress progress;
  private final ForwardSettings settings;
  private final Timing timing;
  private final HarmlessListener listener;
  private final RunBudget budget;
  private final RunTally tally;
  private final Executor beside;

  ForwardRun(
      Run run,
      AuditLog log,
      Destination destination,
      Delivery delivery,
      Reconciliation reconciliation,
      Executor beside) {
    this.log = log;
    this.binding = new DestinationBinding(run, destination);
    this.delivery = delivery;
    this.reconciliation = reconciliation;
    this.progress = run.progress();
    this.settings = run.settings();
    this.timing = run.timing();
    this.listener = run.listener();
    this.budget = run.budget();
    this.tally = run.tally();
    this.beside = beside;
  }

  ForwardReport run() throws IOException, InterruptedException {
    if (!binding.bind()) {
      return binding.refused();
    }
    if (settings.bestEffort() && Pauses.holds(here().pause(), timing.now())) {
      return tally.report(ForwardReport.Outcome.PAUSED, here(), here().confirmed().count(), false);
    }
    settleInFlight();
    return readToEnd();
  }

  /** The same, but going back in the log first. */
  ForwardReport replay(ReplayStart start, boolean resend) throws IOException, InterruptedException {
    if (!binding.bind()) {
      return binding.refused();
    }
    settleInFlight();
    if (here().inFlight().isEmpty()) {
      goBack(start, resend);
    }
    return readToEnd();
  }

  /** Never forward, which would leave out events; on disk before anything is sent from there. */
  private void goBack(ReplayStart start, boolean resend) throws IOException {
    LogWalk walk = new LogWalk(log, here().confirmed());
    Optional<Long> first = walk.find(start);
    if (first.isPresent()) {
      LogPosition place = walk.before(first.get());
      progress.commit(here().movedTo(place).withReconciling(!resend));
    }
  }

  private void settleInFlight() throws IOException, InterruptedException {
    if (here().inFlight().isPresent()) {
      delivery.resume(here().inFlight().get());
    }
    delivery.deliver();
  }

  private ForwardReport readToEnd() throws IOException, InterruptedException {
    LogPosition from = progress.end();
    try (LogReader reader = log.open(from);
        ReadAhead ahead = new ReadAhead(reader, beside)) {
      if (here().inFlight().isEmpty()) {
        settleAt(reader.located());
        if (reconciliation.prepare(reader, COUNTED_BYTES)) {
          readOn(ahead);
        }
      }
      return finish(ahead);
    }
  }

  /** Takes the place where the log says we are; on disk before anything is sent from there. */
  private void settleAt(Located located) throws IOException {
    Located.How how = located.how();
    if (how == Located.How.UNCHANGED && located.amended() == 0) {
      return;
    }
    if (how == Located.How.UNCHANGED) {
      tally.amended(located.amended());
      progress.commit(here().movedTo(located.position()));
      return;
    }
    long expected = here().confirmed().count();
    if (how != Located.How.BY_COUNT) {
      tally.relocated(located.amended());
      listener.tell(l -> l.relocated(located, expected));
    }
    progress.commit(here().movedTo(located.position()));
  }

  private void readOn(ReadAhead ahead) throws IOException, InterruptedException {
    int window = 1;
    Optional<LogPosition> skippedTo = Optional.empty();
    while (here().inFlight().isEmpty() && tally.error().isEmpty() && !budget.isUp()) {
      ReadAhead.Group group = ahead.take(plan(here().sequence(), window));
      LogSlice slice = group.slice();
      tell(slice.malformed());
      if (slice.events().isEmpty() && !slice.malformed().isEmpty()) {
        continue; // a long stretch of nothing but malformed lines
      }
      if (slice.events().isEmpty()) {
        progress.commit(reconciliation.knownAtEnd(here().movedTo(slice.end())));
        return;
      }
      if (reconciliation.isUnknown() && !reconciliation.decide()) {
        return; // appended since the log was found to be empty
      }
      List<AuditEvent> unsent = reconciliation.unsent(slice.events());
      boolean skipped = skippedTo.isPresent() || unsent.size() < slice.events().size();
      skippedTo = unsent.isEmpty() ? Optional.of(slice.end()) : Optional.empty();
      if (unsent.isEmpty()) {
        window = MOST_IN_FLIGHT;
        continue;
      }
      Checkpoint from = skipped ? before(unsent.get(0), slice) : here();
      List<EventBatch> batches = skipped ? group.cut(from.sequence(), unsent) : group.batches();
      commit(from, InFlight.of(batches, slice.end()));
      int most = mostBatches(group);
      int following = group.full() ? Math.min(2 * window, most) : 1;
      if (window > 1) { // a run that fails at once has nothing to read ahead
        readAhead(ahead, following, Math.min(2 * following, most), !skipped);
      }
      delivery.deliver(Optional.of(ahead));
      window = following;
    }
    if (skippedTo.isPresent()) { // the time is up; at the end of the log it was committed
      progress.commit(reconciliation.known(here().movedTo(skippedTo.get())));
    }
  }

  /** This place, with the count of an event behind it: while batches are in flight that is all. */
  private Checkpoint before(AuditEvent first, LogSlice slice) {
    long count = slice.end().count() - slice.events().size() + slice.events().indexOf(first);
    return here().movedTo(new LogPosition(count, here().confirmed().mark()));
  }

  /** What is to be sent next, on disk before it is. */
  private void commit(Checkpoint from, InFlight next) throws IOException {
    progress.commit(reconciliation.known(binding.bound(from).sending(next)));
  }

  /**
   * So many batches fit, as long as events are as large as these: a group that ends in the middle
   * of a batch costs one request more. Batches that their bytes cut have no size to reckon with.
   */
  private int mostBatches(ReadAhead.Group like) {
    int events = like.slice().events().size();
    long fitting = TARGET_BYTES * events / (like.bytes() + events) / settings.batchSize();
    return (int) Math.max(2, Math.min(fitting, MOST_IN_FLIGHT));
  }

  /** Where events are skipped, what comes next on disk is not known before they are. */
  private void readAhead(ReadAhead ahead, int window, int windowBehind, boolean nothingSkipped) {
    Checkpoint then = here().settledAll();
    ReadAhead.Plan next = plan(then.sequence(), window);
    ReadAhead.Plan behind = plan(then.sequence(), windowBehind);
    ahead.begin(next, behind, nothingSkipped ? new Preparing(progress, then) : read -> {});
  }

  /** In the thread that reads ahead: what is on disk already need not be waited for later. */
  private record Preparing(Progress progress, Checkpoint settled) implements ReadAhead.Preparation {
    @Override
    public void prepare(ReadAhead.Group read) throws IOException {
      if (!read.batches().isEmpty()) {
        progress.prepare(settled.sending(InFlight.of(read.batches(), read.slice().end())));
      }
    }
  }

  private ReadAhead.Plan plan(long sequence, int window) {
    int events = (int) Math.min((long) settings.batchSize() * window, Integer.MAX_VALUE);
    long bytes = window == 1 ? batchBytes() : Math.max(batchBytes(), IN_FLIGHT_BYTES);
    return new ReadAhead.Plan(sequence, events, bytes, settings.batchSize(), batchBytes());
  }

  private void tell(List<MalformedLine> malformed) {
    tally.malformed(malformed.size());
    for (MalformedLine line : malformed) {
      listener.tell(l -> l.malformed(line));
    }
  }

  private long batchBytes() {
    return BatchCutter.maxBytes(settings, here().bodyLimit(), timing.now());
  }

  private ForwardReport finish(ReadAhead ahead) throws IOException {
    Optional<BackendError> error = tally.error();
    Checkpoint counted =
        here().counting(tally.totals()).withHistory(tally.addTo(here().history(), timing.now()));
    tally.newsAfter(here().pause());
    if (error.isPresent()) {
      Pause pause = Pauses.after(here().pause(), error.get(), timing);
      progress.commit(counted.withPause(Optional.of(pause)));
      return unfinished(ForwardReport.Outcome.STOPPED, ahead);
    }
    if (!isDone(ahead)) {
      progress.commit(counted);
      return unfinished(ForwardReport.Outcome.OUT_OF_TIME, ahead);
    }
    progress.commit(counted.withPause(Optional.empty()));
    return tally.report(ForwardReport.Outcome.DELIVERED, here(), here().confirmed().count(), true);
  }

  /** Whether everything is delivered; the time may be up all the same. */
  private boolean isDone(ReadAhead ahead) throws IOException {
    return here().inFlight().isEmpty()
        && (!budget.isUp() || ahead.remaining(COUNTED_BYTES).equals(OptionalLong.of(0)));
  }

  private ForwardReport unfinished(ForwardReport.Outcome outcome, ReadAhead ahead)
      throws IOException {
    OptionalLong behind = ahead.remaining(COUNTED_BYTES);
    long read = progress.end().count();
    return tally.report(outcome, here(), read + behind.orElse(0), behind.isPresent());
  }

  private Checkpoint here() {
    return progress.here();
  }
}
