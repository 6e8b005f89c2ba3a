package dev.ito.forwarder.app;

import dev.ito.forwarder.domain.port.BackendProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the backend is there, ready and lets us in, and what time it has. */
final class ConnectionCheck {
  /** A difference that harms nothing. */
  static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

  static final String SET_CLOCK = "sudo timedatectl set-ntp true";

  private static final String SUBJECT = "backend";

  private final Settings settings;
  private final BackendAccess backend;
  private final Instant now;

  ConnectionCheck(Settings settings, BackendAccess backend, Instant now) {
    this.settings = settings;
    this.backend = backend;
    this.now = now;
  }

  /** Whether it makes sense to ask for more. */
  boolean examine(List<Finding> findings) throws InterruptedException, UsageException {
    BackendProbe.Report report = Wiring.probe(backend);
    findings.add(answer(report));
    report.backendTime().ifPresent(time -> findings.add(clock(time)));
    return report.authorised();
  }

  private Finding answer(BackendProbe.Report report) throws UsageException {
    if (report.allWell()) {
      String version = report.version().map(v -> " (version " + v + ")").orElse("");
      return Finding.ok(
          SUBJECT, Redacted.url(backend.url()) + version + " is ready and lets us in");
    }
    String error = report.error().orElse("it is not well");
    if (!report.reachable() || !report.healthy()) {
      return Finding.problem(SUBJECT, Redacted.url(backend.url()) + ": " + error)
          .mendedBy("ito-forwarder config");
    }
    if (!report.ready()) {
      return Finding.problem(
              SUBJECT, "not ready: " + report.notReadyReason().orElse(error) + "; try again later")
          .mendedBy("ito-forwarder doctor");
    }
    return Finding.problem(SUBJECT, error)
        .mendedBy("export " + settings.backendSection().tokenVariable().value() + "=TOKEN");
  }

  private Finding clock(Instant theirs) {
    Duration ahead = Duration.between(theirs, now);
    if (ahead.abs().compareTo(CLOCKS_MAY_DIFFER) <= 0) {
      return Finding.ok("clock", "agrees with the backend's");
    }
    return Finding.warning(
            "clock",
            "this machine's clock is %s %s the backend's"
                .formatted(
                    Quantities.time(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"))
        .mendedBy(SET_CLOCK);
  }
}
