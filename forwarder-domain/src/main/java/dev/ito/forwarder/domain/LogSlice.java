package dev.ito.forwarder.domain;

import java.util.List;
import java.util.Objects;

/**
 * The next few lines of a log.
 *
 * @param events the well-formed ones, in order; both lists are empty at the end of the log
 * @param malformed the ones that were skipped, in order
 * @param end the place behind the last of these lines
 * @since 0.1.0
 */
public record LogSlice(List<AuditEvent> events, List<MalformedLine> malformed, LogPosition end) {

  /**
   * Checks the components.
   *
   * @param events the well-formed ones
   * @param malformed the ones that were skipped
   * @param end the place behind the last of these lines
   */
  public LogSlice {
    events = List.copyOf(Objects.requireNonNull(events, "events"));
    malformed = List.copyOf(Objects.requireNonNull(malformed, "malformed"));
    Objects.requireNonNull(end, "end");
  }
}
