package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the audit log of a project is, and why that one is read. Looking for it reads directories
 * and small files, and starts no program.
 *
 * @param kind what kind of log it is
 * @param itoDirectory the project's, usually {@code .ito}
 * @param branch the git branch that holds the log, or would
 * @param state the directory of the state that belongs to this log: of the file, beside it; of the
 *     branch, under what all worktrees of the repository share
 * @param why the reason for this choice, for a person
 * @since 0.1.0
 */
public record LogSource(Kind kind, Path itoDirectory, String branch, Path state, String why) {
  /** The branch unless {@code audit.mirror.branch} names another. */
  public static final String DEFAULT_BRANCH = "ito/internal/audit";

  /** The kinds of log there are. */
  public enum Kind {
    /** One file, as Ito up to v0.1.21 writes it. */
    FILE,
    /** The branch alone. */
    BRANCH,
    /** The branch, then the files beside it that it has not taken up. */
    BRANCH_AND_FILES
  }

  /** What somebody may ask for. */
  public enum Wanted {
    /** Whatever is there. */
    AUTO,
    /** Only the file of Ito up to v0.1.21. */
    FILE,
    /** Only the branch; there must be one. */
    BRANCH
  }

  /**
   * Checks the components.
   *
   * @param kind what kind of log it is
   * @param itoDirectory the project's
   * @param branch the git branch that holds the log, or would
   * @param state the directory of the state that belongs to this log
   * @param why the reason for this choice
   */
  public LogSource {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(itoDirectory, "itoDirectory");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(why, "why");
  }

  /**
   * Finds the log of a project.
   *
   * @param itoDirectory the project's, usually {@code .ito}; the project is the directory it is in
   * @param wanted what was asked for
   * @param branch the git branch that holds the log, if there is one; see {@link #DEFAULT_BRANCH}
   * @return the log, which may be empty
   * @throws IOException if what was asked for cannot be read; the message says what to do
   */
  public static LogSource find(Path itoDirectory, Wanted wanted, String branch) throws IOException {
    return find(itoDirectory, wanted, branch, Git.Patient.INSTANCE);
  }

  /**
   * Finds the log of a project.
   *
   * @param itoDirectory the project's, usually {@code .ito}; the project is the directory it is in
   * @param wanted what was asked for
   * @param branch the git branch that holds the log, if there is one; see {@link #DEFAULT_BRANCH}
   * @param gitLimit how long a call of git may take, asked before each; 20 s at most. Most runs
   *     need none
   * @return the log, which may be empty
   * @throws IOException if what was asked for cannot be read; the message says what to do
   */
  public static LogSource find(
      Path itoDirectory, Wanted wanted, String branch, Supplier<Duration> gitLimit)
      throws IOException {
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(gitLimit, "gitLimit");
    ItoFiles files = ItoFiles.of(Objects.requireNonNull(itoDirectory, "itoDirectory"));
    return switch (wanted) {
      case FILE -> file(files, branch, "it was asked for");
      case BRANCH -> branchAlone(files, branch, gitLimit);
      case AUTO -> whateverIsThere(files, branch, gitLimit);
    };
  }

  private static LogSource file(ItoFiles files, String branch, String why) {
    return new LogSource(Kind.FILE, files.itoDirectory(), branch, files.fileState(), why);
  }

  private static LogSource branchAlone(ItoFiles files, String branch, Supplier<Duration> gitLimit)
      throws IOException {
    Optional<BranchLog> log = files.branch(BranchName.of(branch), gitLimit);
    if (log.isEmpty()) {
      throw new IOException(
          "there is no git repository at or above "
              + files.project()
              + ", so there is no branch to read; run this in one, or say --source auto."
              + " Nothing was sent");
    }
    if (log.get().tip().isEmpty()) {
      throw new IOException(
          "there is no "
              + log.get().describe()
              + "; Ito makes it with its first event. Mend audit.mirror.branch if it has another"
              + " name, or say --source auto. Nothing was sent");
    }
    return new LogSource(
        Kind.BRANCH, files.itoDirectory(), branch, files.branchState(), "it was asked for");
  }

  private static LogSource whateverIsThere(
      ItoFiles files, String branch, Supplier<Duration> gitLimit) throws IOException {
    Optional<String> why = files.whyNotTheFileAlone(BranchName.of(branch), gitLimit);
    return why.isPresent()
        ? new LogSource(
            Kind.BRANCH_AND_FILES, files.itoDirectory(), branch, files.branchState(), why.get())
        : file(files, branch, "there is neither branch " + branch + " nor a file beside it");
  }

  /**
   * The log, to be read.
   *
   * @param destination where its events go; decides whether what an older run sent from this
   *     worktree's file counts as sent
   * @return the log
   * @throws IOException if it cannot be found
   */
  public AuditLog log(Optional<Destination> destination) throws IOException {
    return log(destination, Git.Patient.INSTANCE);
  }

  /**
   * The log, to be read.
   *
   * @param destination where its events go; decides whether what an older run sent from this
   *     worktree's file counts as sent
   * @param gitLimit how long a call of git may take, asked before each; 20 s at most
   * @return the log
   * @throws IOException if it cannot be found
   */
  public AuditLog log(Optional<Destination> destination, Supplier<Duration> gitLimit)
      throws IOException {
    ItoFiles files = ItoFiles.of(itoDirectory);
    return kind == Kind.FILE
        ? new JsonlAuditLog(files.old())
        : files.gitLog(
            files.branch(BranchName.of(branch), gitLimit),
            kind == Kind.BRANCH_AND_FILES,
            destination);
  }

  /**
   * Where it is kept how far this log is forwarded. The first run on a branch goes on from what was
   * kept beside the file.
   *
   * @return the store
   * @throws IOException if the log cannot be found
   */
  public CheckpointStore checkpoints() throws IOException {
    FileCheckpointStore own = new FileCheckpointStore(state);
    if (kind == Kind.FILE) {
      return own;
    }
    ItoFiles files = ItoFiles.of(itoDirectory);
    return new SucceedingCheckpointStore(own, files.olderStates(), Optional.of(files));
  }

  /**
   * What the backend refused of this log: also what was set aside while the log was elsewhere.
   *
   * @return the quarantine
   * @throws IOException if the log cannot be found
   */
  public QuarantinedEvents quarantine() throws IOException {
    FileQuarantine own = new FileQuarantine(state);
    if (kind == Kind.FILE) {
      return own;
    }
    List<SucceedingQuarantine.Older> older = new ArrayList<>();
    for (Path directory : ItoFiles.of(itoDirectory).olderStateDirectories()) {
      older.add(
          new SucceedingQuarantine.Older(
              new FileQuarantine(directory), new FileCheckpointStore(directory)));
    }
    return new SucceedingQuarantine(own, new FileCheckpointStore(state), older);
  }

  /**
   * Where the log is, for a person.
   *
   * @return files and branches, in the order in which they are read
   * @throws IOException if the log cannot be found
   */
  public String where() throws IOException {
    ItoFiles files = ItoFiles.of(itoDirectory);
    if (kind == Kind.FILE) {
      return files.old().toString();
    }
    String there =
        "branch " + branch + files.repository().map(r -> " of " + r.project()).orElse("");
    List<String> all = new ArrayList<>(List.of(there));
    if (kind == Kind.BRANCH_AND_FILES) {
      files.beside().stream().filter(Files::exists).map(Path::toString).forEach(all::add);
    }
    return String.join(", then ", all);
  }

  /**
   * The files in which any change of the log shows, also that it moves into git: as long as none of
   * them is written, replaced, made or removed, nothing is new. Some of them, and their
   * directories, may not exist.
   *
   * @return absolute paths
   * @throws IOException if the log cannot be found
   */
  public List<Path> watched() throws IOException {
    ItoFiles files = ItoFiles.of(itoDirectory);
    List<Path> all = new ArrayList<>();
    if (files.repository().isPresent()) {
      PlainRefs refs = files.repository().get().refs();
      all.addAll(Arrays.asList(refs.files(BranchName.of(branch).ref())));
    } else {
      all.add(files.project().resolve(".git"));
    }
    if (kind != Kind.BRANCH) {
      all.addAll(files.beside());
    }
    return all;
  }
}
