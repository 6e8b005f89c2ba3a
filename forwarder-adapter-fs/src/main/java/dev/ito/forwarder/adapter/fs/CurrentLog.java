package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.domain.port.Quarantine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The log of a project wherever it is at the moment, with the checkpoint and the quarantine that
 * belong to it: it is looked for anew whenever a session begins, so that a forwarder that lives
 * long goes along when a newer Ito moves the log into git.
 *
 * <p>Sessions may be asked for by several threads; what is read in one belongs to its thread.
 *
 * @since 0.1.0
 */
public final class CurrentLog implements AuditLog, CheckpointStore, Quarantine {
  private final Path itoDirectory;
  private final LogSource.Wanted wanted;
  private final String branch;
  private final Optional<Destination> destination;
  private final Supplier<Duration> gitLimit;
  private volatile Optional<LogSource> ofSession = Optional.empty();

  /**
   * The log of a project.
   *
   * @param itoDirectory the project's, usually {@code .ito}
   * @param wanted what was asked for
   * @param branch the git branch that holds the log, if there is one
   * @param destination where its events go; see {@link LogSource#log}
   */
  public CurrentLog(
      Path itoDirectory,
      LogSource.Wanted wanted,
      String branch,
      Optional<Destination> destination) {
    this(itoDirectory, wanted, branch, destination, Git.Patient.INSTANCE);
  }

  /**
   * The log of a project.
   *
   * @param itoDirectory the project's, usually {@code .ito}
   * @param wanted what was asked for
   * @param branch the git branch that holds the log, if there is one
   * @param destination where its events go; see {@link LogSource#log}
   * @param gitLimit how long a call of git may take, asked before each; 20 s at most
   */
  public CurrentLog(
      Path itoDirectory,
      LogSource.Wanted wanted,
      String branch,
      Optional<Destination> destination,
      Supplier<Duration> gitLimit) {
    this.itoDirectory = Objects.requireNonNull(itoDirectory, "itoDirectory");
    this.wanted = Objects.requireNonNull(wanted, "wanted");
    this.branch = Objects.requireNonNull(branch, "branch");
    this.destination = Objects.requireNonNull(destination, "destination");
    this.gitLimit = Objects.requireNonNull(gitLimit, "gitLimit");
  }

  private LogSource find() throws IOException {
    return LogSource.find(itoDirectory, wanted, branch, gitLimit);
  }

  @Override
  public Optional<Session> open() throws IOException {
    LogSource found = find();
    Optional<Session> session = found.checkpoints().open();
    if (session.isPresent()) {
      ofSession = Optional.of(found); // its checkpoint names a place in this log, and in no other
    }
    return session;
  }

  @Override
  public Recovered peek() throws IOException {
    return find().checkpoints().peek();
  }

  @Override
  public void add(RefusedEvent refused) throws IOException {
    new FileQuarantine(source().state()).add(refused);
  }

  private LogSource source() throws IOException {
    Optional<LogSource> source = ofSession;
    return source.isPresent() ? source.get() : find();
  }

  @Override
  public LogReader open(LogPosition from) throws IOException {
    return source().log(destination, gitLimit).open(from);
  }

  @Override
  public Optional<LogReader> upTo(LogPosition place) throws IOException {
    return source().log(destination, gitLimit).upTo(place);
  }
}
