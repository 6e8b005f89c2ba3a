package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BodyLimit;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.time.Duration;
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

  /** No more is put on disk together, unless a single batch is larger. */
  private static final long IN_FLIGHT_BYTES = 1 << 20;

  /** A learned limit is tried again after this time. */
  private static final Duration LIMIT_HOLDS = Duration.ofDays(1);

  private final AuditLog log;
  private final Destination destination;
  private final Delivery delivery;
  private final Progress progress;
  private final ForwardSettings settings;
  private final Timing timing;
  private final HarmlessListener listener;
  private final RunBudget budget;
  private final RunTally tally;
  private final Executor beside;

  ForwardRun(Run run, AuditLog log, Destination destination, Delivery delivery, Executor beside) {
    this.log = log;
    this.destination = destination;
    this.delivery = delivery;
    this.progress = run.progress();
    this.settings = run.settings();
    this.timing = run.timing();
    this.listener = run.listener();
    this.budget = run.budget();
    this.tally = run.tally();
    this.beside = beside;
  }

  ForwardReport run() throws IOException, InterruptedException {
    if (!bind()) {
      return otherDestination();
    }
    if (settings.bestEffort() && Pauses.holds(here().pause(), timing.now())) {
      return tally.report(ForwardReport.Outcome.PAUSED, here(), here().confirmed().count(), false);
    }
    if (here().inFlight().isPresent()) {
      delivery.resume(here().inFlight().get());
    }
    delivery.deliver();
    LogPosition from = here().inFlight().map(InFlight::end).orElse(here().confirmed());
    try (LogReader reader = log.open(from);
        ReadAhead ahead = new ReadAhead(reader, beside)) {
      if (here().inFlight().isEmpty()) {
        settleAt(reader.located());
        readOn(ahead);
      }
      return finish(ahead);
    }
  }

  /** Takes the place where the log says we are; on disk before anything is sent from there. */
  private void settleAt(Located located) throws IOException {
    Located.How how = located.how();
    if (how == Located.How.UNCHANGED) {
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
    while (here().inFlight().isEmpty() && tally.error().isEmpty() && !budget.isUp()) {
      ReadAhead.Group group = ahead.take(plan(here().sequence(), window));
      tell(group.slice().malformed());
      if (!group.batches().isEmpty()) {
        InFlight next = InFlight.of(group.batches(), group.slice().end());
        progress.commit(here().boundTo(destination).sending(next)); // before it is sent
        int following = group.batches().size() < window ? 1 : Math.min(2 * window, MOST_IN_FLIGHT);
        if (window > 1) { // a run that fails at once has nothing to read ahead
          Checkpoint then = here().settledAll();
          ahead.begin(plan(then.sequence(), following), read -> prepare(then, read));
        }
        delivery.deliver();
        window = following;
      } else if (group.slice().malformed().isEmpty()) {
        progress.commit(here().movedTo(group.slice().end()));
        return;
      } // otherwise a long stretch of nothing but malformed lines
    }
  }

  /** In the thread that reads ahead: what is on disk already need not be waited for later. */
  private void prepare(Checkpoint settled, ReadAhead.Group read) throws IOException {
    if (!read.batches().isEmpty()) {
      progress.prepare(settled.sending(InFlight.of(read.batches(), read.slice().end())));
    }
  }

  private ReadAhead.Plan plan(long sequence, int window) {
    int events = (int) Math.min((long) settings.batchSize() * window, Integer.MAX_VALUE);
    long bytes = window == 1 ? batchBytes() : Math.max(batchBytes(), IN_FLIGHT_BYTES);
    return new ReadAhead.Plan(sequence, events, bytes, settings.batchSize(), batchBytes());
  }

  private void tell(List<MalformedLine> malformed) {
    tally.malformed(malformed.size());
    malformed.forEach(line -> listener.tell(l -> l.malformed(line)));
  }

  private long batchBytes() {
    long configured = settings.batchBytes() - BatchCutter.ENVELOPE_BYTES;
    return here()
        .bodyLimit()
        .filter(limit -> timing.now().isBefore(limit.learned().plus(LIMIT_HOLDS)))
        .map(BodyLimit::bytes)
        .filter(learned -> learned < configured)
        .orElse(configured);
  }

  private ForwardReport finish(ReadAhead ahead) throws IOException {
    Checkpoint counted = here().counting(tally.totals());
    Optional<BackendError> error = tally.error();
    Optional<String> failedBefore = here().pause().map(Pause::reason);
    tally.news(!failedBefore.equals(error.map(BackendError::detail)));
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
    long read = here().confirmed().count() + here().inFlight().map(InFlight::size).orElse(0L);
    return tally.report(outcome, here(), read + behind.orElse(0), behind.isPresent());
  }

  /** Whether the state belongs to this destination, or may from now on. */
  private boolean bind() throws IOException {
    Optional<Destination> known = here().destination();
    if (known.isEmpty() || known.get().equals(destination)) {
      return true;
    }
    switch (settings.onNewDestination()) {
      case CONTINUE -> rebind(here());
      case FROM_START -> rebind(Checkpoint.INITIAL.counting(here().totals()));
      case REFUSE -> {
        return false;
      }
    }
    return true;
  }

  private void rebind(Checkpoint next) throws IOException {
    progress.commit(
        next.boundTo(destination).withBodyLimit(Optional.empty()).withPause(Optional.empty()));
  }

  private ForwardReport otherDestination() {
    return new ForwardReport(
        ForwardReport.Outcome.OTHER_DESTINATION,
        0,
        0,
        0,
        here().confirmed().count(),
        false,
        here().confirmed().count(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        here().destination(),
        Optional.empty(),
        true);
  }

  private Checkpoint here() {
    return progress.here();
  }
}
