package dev.ito.forwarder.app;

import java.util.List;
import java.util.Optional;

/** Whether the configuration says where to forward to, and how to get in. */
final class SetupCheck {
  private static final String SUBJECT = "config";
  private static final String SHOW = "ito-forwarder config";

  private final Settings settings;

  SetupCheck(Settings settings) {
    this.settings = settings;
  }

  /** What a request needs, if it is all there. */
  Optional<BackendAccess> examine(List<Finding> findings) {
    settings.warnings().forEach(warning -> findings.add(Finding.warning(SUBJECT, warning)));
    try {
      Setting<Boolean> enabled = settings.enabled();
      if (!enabled.value()) {
        findings.add(switchedOff(enabled));
      }
      settings.forwarding();
      BackendAccess backend = settings.backend();
      Wiring.destination(backend); // refuses what no request can be made with
      findings.add(
          Finding.ok(
              SUBJECT,
              "%s, %s/%s".formatted(Redacted.url(backend.url()), backend.org(), backend.repo())));
      return Optional.of(backend);
    } catch (UsageException e) {
      findings.add(Finding.problem(SUBJECT, e.getMessage()).mendedBy(mend()));
      return Optional.empty();
    }
  }

  private static Finding switchedOff(Setting<Boolean> enabled) {
    boolean decided = enabled.origin().kind() != Origin.Kind.DEFAULT;
    return Finding.problem(
            SUBJECT,
            decided
                ? Wording.switchedOff(enabled)
                : "forwarding is not set up: no config file has backend.enabled, and no --url is"
                    + " given; ito-forwarder forward says what to write where")
        .mendedBy(decided ? SHOW : "ito-forwarder forward");
  }

  /** The command for the first thing that is missing. */
  private String mend() {
    try {
      BackendSection backend = settings.backendSection();
      if (backend.org().value().isEmpty()) {
        return "export " + BackendAccess.ORG + "=ORG";
      }
      if (backend.repo().value().isEmpty()) {
        return "export " + BackendAccess.REPO + "=REPO";
      }
      return backend.token().value().isEmpty()
          ? "export " + backend.tokenVariable().value() + "=TOKEN"
          : SHOW;
    } catch (UsageException e) {
      return SHOW;
    }
  }
}
