package dev.ito.forwarder.app;

import dev.ito.forwarder.app.Looks.Colour;
import dev.ito.forwarder.core.Backlog;
import dev.ito.forwarder.core.ForwardStatus;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.Located;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A status as people like to look at it, within 80 columns. */
final class StatusView {
  private static final int LABEL = 12;
  private static final int ROUNDED = 1000;
  private static final int BAR = 20;

  private final LogView log;
  private final ForwardStatus status;
  private final int aside;
  private final Looks looks;
  private final Instant now;
  private final StringBuilder text = new StringBuilder();

  /**
   * A view of a status.
   *
   * @param aside how many events are in quarantine
   */
  StatusView(LogView log, ForwardStatus status, int aside, Looks looks, Instant now) {
    this.log = log;
    this.status = status;
    this.aside = aside;
    this.looks = looks;
    this.now = now;
  }

  String text() {
    Checkpoint here = status.checkpoint();
    text.append(headline()).append('\n').append('\n');
    wrapped("log", log());
    wrapped("", "because " + log.why());
    row("delivered", delivered());
    row("waiting", waiting());
    here.inFlight().ifPresent(open -> row("in flight", inFlight(open)));
    if (aside > 0) {
      row("quarantine", Quantities.count(aside, "event") + "; see ito-forwarder quarantine list");
    }
    row("backend", here.destination().map(Destination::name).orElse("not known yet"));
    row("last sent", here.history().lastSuccess().map(this::when).orElse(unknown()));
    here.history()
        .lastFailure()
        .ifPresent(
            failure -> {
              row("last error", when(failure.at()));
              wrapped("", failure.reason());
            });
    here.pause().ifPresent(pause -> row("not before", notBefore(pause)));
    BackgroundLog.lastLine(log.besideFile()).ifPresent(said -> wrapped("background", said));
    oddities();
    totals(here.totals());
    return text.toString();
  }

  private void row(String label, String value) {
    String padded = String.format("  %-" + LABEL + "s", label);
    text.append(looks.in(Colour.DIM, padded)).append(value).append('\n');
  }

  /** A row whose value goes on in the next line where it is too long. */
  private void wrapped(String label, String value) {
    String next = label;
    for (String line : Lines.of(value, Lines.WIDTH - LABEL - 3)) {
      row(next, line);
      next = "";
    }
  }

  private String headline() {
    Backlog backlog = status.backlog();
    boolean failing = status.checkpoint().pause().isPresent();
    if (status.delivered() + backlog.events() == 0) {
      return looks.in(Colour.GREEN, looks.mark() + " no events yet");
    }
    if (backlog.events() == 0) {
      return aside == 0
          ? looks.in(Colour.GREEN, looks.mark() + " everything is delivered")
          : looks.in(
              Colour.YELLOW,
              "%s everything is delivered but %s in quarantine"
                  .formatted(looks.mark(), Quantities.count(aside, "event")));
    }
    String waits = backlog.events() == 1 && backlog.exact() ? " waits" : " wait";
    String what = events(backlog) + waits;
    return failing
        ? looks.in(Colour.RED, looks.mark() + ' ' + what + "; the last run did not get through")
        : looks.in(Colour.YELLOW, looks.mark() + ' ' + what + " to be forwarded");
  }

  private String log() {
    return log.isThere() ? log.shown() : log.shown() + " (not there yet)";
  }

  private String delivered() {
    long delivered = status.delivered();
    Backlog backlog = status.backlog();
    long total = delivered + backlog.likely();
    String numbers =
        Quantities.count(delivered)
            + " of "
            + (backlog.exact() ? "" : "about ")
            + Quantities.count(backlog.exact() ? total : total - total % ROUNDED, "event");
    if (!looks.terminal() || total == 0) {
      return numbers;
    }
    double share = delivered / (double) total;
    int percent = (int) Math.floor(share * 100);
    return looks.bar(share, BAR) + ' ' + percent + "%  " + numbers;
  }

  private String waiting() {
    Backlog backlog = status.backlog();
    if (backlog.events() == 0) {
      return "nothing";
    }
    StringBuilder waiting = new StringBuilder(events(backlog));
    backlog.bytes().ifPresent(bytes -> waiting.append(", ").append(Quantities.size(bytes)));
    Ages.ofOldest(backlog, now)
        .ifPresent(age -> waiting.append(", the oldest for ").append(Quantities.time(age)));
    return waiting.toString();
  }

  private static String events(Backlog backlog) {
    return (backlog.exact() ? "" : "about ") + Quantities.count(rounded(backlog), "event");
  }

  /** A run tells when it is over, and the existing program not at all. */
  private String unknown() {
    return status.delivered() > 0 ? "not known yet" : "never";
  }

  private static long rounded(Backlog backlog) {
    long likely = backlog.likely();
    return backlog.exact() ? likely : likely - likely % ROUNDED;
  }

  private static String inFlight(InFlight open) {
    return Quantities.count(open.size(), "event")
        + " in "
        + Quantities.count(open.batches().size(), "request")
        + (open.headRefused() ? ", refused by the backend" : ", sent first by the next run");
  }

  private String notBefore(Pause pause) {
    Duration left = Duration.between(now, pause.until());
    String when = left.isNegative() ? "now" : "in " + Quantities.time(left);
    return "%s, for runs with --best-effort (failed in a row: %d)"
        .formatted(when, pause.failures());
  }

  private String when(Instant at) {
    return "%s (%s)"
        .formatted(Quantities.ago(Duration.between(at, now)), at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** What the next run will find and mend. */
  private void oddities() {
    long count = status.checkpoint().confirmed().count();
    List<String> odd = new ArrayList<>();
    status.notices().forEach(notice -> odd.add(Wording.of(notice, count)));
    Optional.of(status.located())
        .filter(located -> located.how() != Located.How.UNCHANGED)
        .filter(located -> located.how() != Located.How.BY_COUNT)
        .ifPresent(located -> odd.add(Wording.of(located, count)));
    odd.forEach(what -> wrapped("note", what));
  }

  private void totals(Totals totals) {
    row(
        "so far",
        "%s forwarded, %s already there, %s skipped, %s quarantined"
            .formatted(
                Quantities.count(totals.forwarded()),
                Quantities.count(totals.duplicates()),
                Quantities.count(totals.malformed()),
                Quantities.count(totals.quarantined())));
    if (totals.amended() > 0) {
      row("", Quantities.count(totals.amended()) + " times the count of a delivered event grew");
    }
  }
}
