package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Destination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The places in which a project's audit log and our state for it may be (contract 2.1 to 2.3).
 *
 * @param itoDirectory usually {@code .ito}
 * @param repository the git repository around the project
 */
record ItoFiles(Path itoDirectory, Optional<Repository> repository) {
  private static final Path LOG = Path.of("audit", "events.jsonl");

  static ItoFiles of(Path itoDirectory) throws IOException {
    Path absolute = itoDirectory.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path project = parent == null ? absolute : parent;
    return new ItoFiles(absolute, Repository.around(project));
  }

  Path project() {
    Path parent = itoDirectory.getParent();
    return parent == null ? itoDirectory : parent;
  }

  /** The whole log of Ito up to v0.1.21. */
  Path old() {
    return fileState().resolve(LOG);
  }

  Path fileState() {
    return itoDirectory.resolve(".state");
  }

  /** Where Ito writes when there is no git. */
  Path local() {
    return itoDirectory.resolve(".state-local").resolve(LOG);
  }

  /** Where our state is when there is no git. */
  Path localState() {
    return itoDirectory.resolve(".state-local").resolve("forwarder");
  }

  Path branchState() {
    return repository.isPresent() ? repository.get().state() : localState();
  }

  /** The files beside the branch, in the order in which they are read. */
  List<Path> beside() {
    List<Path> files = new ArrayList<>();
    if (repository.isPresent()) {
      files.add(repository.get().fallback());
    }
    files.add(local());
    files.add(old());
    return files;
  }

  /** The branch that may hold the log; there is none without a repository. */
  Optional<BranchLog> branch(BranchName name, Supplier<Duration> gitLimit) {
    return repository.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GitBranch(repository.get(), Git.in(repository.get().project(), gitLimit), name));
  }

  /** Why the old file is not, or not any more, the whole log; nothing if it is. */
  Optional<String> whyNotTheFileAlone(BranchName branch, Supplier<Duration> gitLimit)
      throws IOException {
    Optional<BranchLog> log = branch(branch, gitLimit);
    if (log.isPresent() && log.get().tip().isPresent()) {
      return Optional.of("there is a branch " + branch.value());
    }
    for (Path file : beside()) {
      if (!file.equals(old()) && Files.exists(file)) {
        return Optional.of("there is a file " + file);
      }
    }
    return Files.exists(branchState())
        ? Optional.of("earlier runs have read the branch " + branch.value())
        : Optional.empty();
  }

  /** The same project in the other worktrees of the repository. */
  List<ItoFiles> inOtherWorktrees() throws IOException {
    List<ItoFiles> others = new ArrayList<>();
    if (repository.isPresent()) {
      for (Path project : repository.get().otherProjects()) {
        others.add(new ItoFiles(project.resolve(itoDirectory.getFileName()), repository));
      }
    }
    return others;
  }

  /** Whether anybody has ever forwarded from the old file. */
  boolean isForwardedFrom() throws IOException {
    try {
      return oldState().isUsed();
    } catch (AccessDeniedException somebodyElses) {
      return false;
    }
  }

  private OlderState oldState() {
    return new OlderState(new FileCheckpointStore(fileState()), new LogFile(old()));
  }

  /** Where our state was kept while the log was elsewhere, the latest first. */
  List<Path> olderStateDirectories() {
    List<Path> older = new ArrayList<>(List.of(localState(), fileState()));
    older.remove(branchState());
    return older;
  }

  List<OlderState> olderStates() {
    List<OlderState> older = new ArrayList<>();
    for (Path directory : olderStateDirectories()) {
      Path file = directory.equals(fileState()) ? old() : local();
      older.add(new OlderState(new FileCheckpointStore(directory), new LogFile(file)));
    }
    return older;
  }

  Predecessor predecessor(Optional<Destination> destination) {
    return new Predecessor(
        key(old()),
        new LogFile(old()),
        Optional.of(new FileCheckpointStore(fileState())),
        destination);
  }

  GitAuditLog gitLog(
      Optional<BranchLog> branch, boolean withFiles, Optional<Destination> destination) {
    List<GitAuditLog.FilePart> files = new ArrayList<>();
    for (Path file : withFiles ? beside() : List.<Path>of()) {
      files.add(new GitAuditLog.FilePart(key(file), new LogFile(file)));
    }
    Predecessors predecessors =
        new Predecessors(predecessor(destination), Optional.of(this), destination);
    return new GitAuditLog(branch, files, predecessors);
  }

  private static String key(Path file) {
    byte[] path = file.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().toHexDigits(AuditEvent.fingerprint(path, 0, path.length));
  }
}
