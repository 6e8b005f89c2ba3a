package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardStatus;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the state can be trusted, read and written, and who is at work on it. */
final class StateCheck {
  private static final String SUBJECT = "state";
  private static final String NEXT_RUN = "ito-forwarder forward";

  private final ProjectDirectory project;
  private final Optional<BackendAccess> backend;
  private final Instant now;

  StateCheck(ProjectDirectory project, Optional<BackendAccess> backend, Instant now) {
    this.project = project;
    this.backend = backend;
    this.now = now;
  }

  void examine(List<Finding> findings) {
    new PermissionCheck(project.state()).examine(findings);
    try {
      lock(findings);
      state(Wiring.status(project, ForwardStatus.COUNTED_BYTES), findings);
    } catch (UntrustedStateException e) {
      Finding untrusted = Finding.problem(SUBJECT, e.getMessage());
      findings.add(
          named(e)
              .map(f -> untrusted.mendedBy("rm " + ProjectOptions.quoted(f.toString())))
              .orElse(untrusted));
    } catch (IOException e) {
      findings.add(Doctor.unreadable(SUBJECT, e));
    } catch (UsageException e) {
      findings.add(Finding.problem(SUBJECT, e.getMessage()));
    }
    try {
      quarantine(Wiring.quarantine(project).read(), findings);
    } catch (IOException e) {
      findings.add(Doctor.unreadable("quarantine", e));
    }
  }

  private void lock(List<Finding> findings) throws IOException {
    findings.add(
        Finding.ok(
            "lock",
            Wiring.isBusy(project)
                ? "a forwarder is at work on this project right now"
                : "no forwarder is at work on this project"));
  }

  /** The file that a message is about, unless a newer version of this program can read it. */
  private Optional<Path> named(UntrustedStateException e) {
    String message = e.getMessage();
    if (message.contains("newer version") || !Files.isDirectory(project.state())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(project.state())) {
      return files.filter(file -> message.startsWith(file + " ")).findFirst();
    } catch (IOException unlisted) {
      return Optional.empty();
    }
  }

  private void state(ForwardStatus status, List<Finding> findings) throws UsageException {
    int before = findings.size();
    Checkpoint here = status.checkpoint();
    long count = here.confirmed().count();
    status
        .notices()
        .forEach(
            notice ->
                findings.add(
                    Finding.warning(SUBJECT, Wording.of(notice, count)).mendedBy(NEXT_RUN)));
    place(status.located(), count, findings);
    destination(here, findings);
    clock(here, findings);
    here.pause()
        .ifPresent(
            pause ->
                findings.add(
                    Finding.warning(SUBJECT, "the last run failed: " + pause.reason())
                        .mendedBy(NEXT_RUN)));
    if (findings.size() == before) {
      findings.add(
          Finding.ok(
              SUBJECT,
              "%s delivered, %s waiting"
                  .formatted(
                      Quantities.count(status.delivered(), "event"),
                      Quantities.count(status.backlog().events()))));
    }
  }

  private static void place(Located located, long count, List<Finding> findings) {
    switch (located.how()) {
      case UNCHANGED, BY_COUNT -> {}
      default ->
          findings.add(Finding.warning(SUBJECT, Wording.of(located, count)).mendedBy(NEXT_RUN));
    }
  }

  private void destination(Checkpoint here, List<Finding> findings) throws UsageException {
    if (backend.isEmpty() || here.destination().isEmpty()) {
      return;
    }
    Destination wanted = Wiring.destination(backend.get());
    if (!here.destination().get().equals(wanted)) {
      findings.add(
          Finding.problem(SUBJECT, Wording.elsewhere(here.destination(), backend.get()))
              .mendedBy("ito-forwarder forward --on-new-destination continue"));
    }
  }

  /** A clock that was ahead, or is behind now. */
  private void clock(Checkpoint here, List<Finding> findings) {
    Optional<Instant> last = here.history().lastSuccess();
    last.filter(at -> at.isAfter(now.plus(BackendCheck.CLOCKS_MAY_DIFFER)))
        .ifPresent(
            at ->
                findings.add(
                    Finding.warning(
                            "clock",
                            "the last run was at %s by the clock of this machine, which is in the"
                                    .formatted(at)
                                + " future; the clock was ahead then, or is behind now")
                        .mendedBy(BackendCheck.SET_CLOCK)));
  }

  private static void quarantine(QuarantinedEvents.Contents contents, List<Finding> findings) {
    if (contents.unreadable() > 0) {
      findings.add(
          Finding.warning(
              "quarantine",
              Quantities.count(contents.unreadable(), "line")
                  + " of the quarantine file cannot be read"));
    }
    int entries = contents.entries().size();
    findings.add(
        entries == 0
            ? Finding.ok("quarantine", "empty")
            : Finding.warning(
                    "quarantine",
                    Quantities.count(entries, "event") + " that the backend refused, not delivered")
                .mendedBy("ito-forwarder quarantine list"));
  }
}
