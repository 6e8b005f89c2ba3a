package dev.ito.forwarder.app;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Whether the log can be read, and what is in it. */
final class LogCheck {
  private static final String SUBJECT = "log";
  private static final int SLICE_EVENTS = 1_000;
  private static final long SLICE_BYTES = 1 << 20;

  private final ProjectDirectory project;
  private long events;
  private long malformed;
  private Optional<MalformedLine> first = Optional.empty();

  LogCheck(ProjectDirectory project) {
    this.project = project;
  }

  void examine(List<Finding> findings) {
    try {
      project.requireReadableLog();
      read();
      findings.add(found(Wiring.view(project)));
    } catch (IOException e) {
      Finding unreadable = Doctor.unreadable(SUBJECT, e);
      boolean denied = Files.isRegularFile(project.log()) && !Files.isReadable(project.log());
      findings.add(
          denied
              ? unreadable.mendedBy("chmod u+r " + ProjectOptions.quoted(project.log().toString()))
              : unreadable);
    }
  }

  private void read() throws IOException {
    try (LogReader reader = Wiring.log(project).open(LogPosition.START)) {
      LogSlice slice = reader.next(SLICE_EVENTS, SLICE_BYTES);
      while (!slice.events().isEmpty() || !slice.malformed().isEmpty()) {
        events += slice.events().size();
        malformed += slice.malformed().size();
        List<MalformedLine> lines = slice.malformed();
        first = first.or(() -> lines.stream().findFirst());
        slice = reader.next(SLICE_EVENTS, SLICE_BYTES);
      }
    }
  }

  private Finding found(LogView log) {
    String what = log.where() + ", because " + log.why() + ": " + Quantities.count(events, "event");
    if (first.isPresent()) {
      return Finding.warning(
          SUBJECT,
          "%s, and %s that %s and %s skipped; the first is line %d: %s"
              .formatted(
                  what,
                  Quantities.count(malformed, "line"),
                  malformed == 1 ? "is none" : "are none",
                  malformed == 1 ? "is" : "are",
                  first.get().line(),
                  first.get().reason()));
    }
    return Finding.ok(SUBJECT, log.isThere() ? what : "not written yet: " + what);
  }
}
