package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.port.BackendProbe.Report;
import java.time.Instant;
import java.util.Optional;

/** What a probe has found so far. */
final class Findings {
  private boolean reachable;
  private boolean healthy;
  private Optional<String> version = Optional.empty();
  private boolean ready;
  private Optional<String> notReadyReason = Optional.empty();
  private boolean authorised;
  private Optional<String> tokenScope = Optional.empty();
  private Optional<Instant> backendTime = Optional.empty();
  private Optional<String> error = Optional.empty();

  /** Something answered; the last time that it said counts. */
  void answered(Optional<Instant> at) {
    reachable = true;
    backendTime = at.or(() -> backendTime);
  }

  void healthy(Optional<String> itsVersion) {
    healthy = true;
    version = itsVersion;
  }

  void ready() {
    ready = true;
  }

  void notReady(String reason) {
    notReadyReason = Optional.of(reason);
  }

  void authorised(Optional<String> scope) {
    authorised = true;
    tokenScope = scope;
  }

  /** Whatever was to be asked after this is not asked. */
  void failed(String why) {
    error = Optional.of(why);
  }

  boolean goOn() {
    return error.isEmpty();
  }

  Report report() {
    return new Report(
        reachable,
        healthy,
        version,
        ready,
        notReadyReason,
        authorised,
        tokenScope,
        backendTime,
        error);
  }
}
