package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * How far forwarding has come, and what is left to do.
 *
 * @param checkpoint what is stored
 * @param notices what was found in disorder in the stored state; the next run mends it
 * @param located where the next run begins, and how it finds the place
 * @param backlog what waits
 * @since 0.1.0
 */
public record ForwardStatus(
    Checkpoint checkpoint, List<CheckpointStore.Notice> notices, Located located, Backlog backlog) {
  /** A backlog is counted up to so many bytes: about a quarter of a million events. */
  public static final long COUNTED_BYTES = 64L << 20;

  /**
   * Checks the components.
   *
   * @param checkpoint what is stored
   * @param notices what was found in disorder in the stored state
   * @param located where the next run begins, and how it finds the place
   * @param backlog what waits
   */
  public ForwardStatus {
    Objects.requireNonNull(checkpoint, "checkpoint");
    notices = List.copyOf(Objects.requireNonNull(notices, "notices"));
    Objects.requireNonNull(located, "located");
    Objects.requireNonNull(backlog, "backlog");
  }

  /**
   * Looks without owning and without changing anything, also while a forwarder is at work.
   *
   * @param log where the events are
   * @param checkpoints where it is kept how far they are forwarded
   * @param maxBytes how much of the log may be read to count what waits
   * @return what was found
   * @throws dev.ito.forwarder.domain.port.UntrustedStateException if the stored state cannot be
   *     trusted
   * @throws IOException if the log or the state cannot be read
   */
  public static ForwardStatus of(AuditLog log, CheckpointStore checkpoints, long maxBytes)
      throws IOException {
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(checkpoints, "checkpoints");
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is 0 or more, not " + maxBytes);
    }
    CheckpointStore.Recovered found = checkpoints.peek();
    Checkpoint here = found.checkpoint();
    LogPosition from = here.inFlight().map(InFlight::end).orElse(here.confirmed());
    try (LogReader reader = log.open(from)) {
      Backlog backlog = Backlog.of(here, reader, maxBytes);
      return new ForwardStatus(here, found.notices(), reader.located(), backlog);
    }
  }

  /**
   * How many events of the log are delivered, as the log is now.
   *
   * @return what the next run will find
   */
  public long delivered() {
    return checkpoint.inFlight().isPresent()
        ? checkpoint.confirmed().count()
        : located.position().count();
  }
}
