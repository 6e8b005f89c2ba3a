package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The log in a branch of a real repository. A look at the tip does not start git, if the refs are
 * kept in plain files.
 */
final class GitBranch implements BranchLog {
  /** The path of the log inside the branch, however the Ito directory is called (contract 2.3). */
  static final String PATH = ".ito/.state/audit/events.jsonl";

  /** Ito keeps a thousand events; older versions kept all. What is larger is no such log. */
  static final long LARGEST = 256L << 20;

  /** The mode of a symbolic link. */
  private static final String LINK = "120000";

  private final Repository repository;
  private final Git git;
  private final BranchName name;
  private final long largest;

  GitBranch(Repository repository, Git git, BranchName name) {
    this(repository, git, name, LARGEST);
  }

  GitBranch(Repository repository, Git git, BranchName name, long largest) {
    this.repository = repository;
    this.git = git;
    this.name = name;
    this.largest = largest;
  }

  @Override
  public Optional<String> tip() throws IOException {
    PlainRefs.Found plain = repository.refs().find(name.ref());
    if (plain.understood()) {
      return plain.commit();
    }
    Optional<String> found =
        git.find("rev-parse", "--verify", "--quiet", name.ref() + "^{commit}").map(String::strip);
    Path loose = repository.commonDirectory().resolve(name.ref());
    if (found.isEmpty() && Files.isRegularFile(loose)) {
      throw new IOException(
          loose
              + " is damaged, and names no commit; mend it with git update-ref. Nothing was sent");
    }
    return found;
  }

  @Override
  public Optional<LogBytes.Opened> open(String tip) throws IOException {
    GitObject log = git.object(tip + ':' + PATH, largest);
    if (log.isMissing()) {
      requireNoEntry(tip);
      return Optional.empty();
    }
    if (!log.isBlob()) {
      throw noFile();
    }
    if (log.content().isEmpty()) {
      throw tooLarge(log.size());
    }
    try {
      requireNoLink(tip, log.content().get());
    } catch (IOException e) {
      log.content().get().close();
      throw e;
    }
    return log.content();
  }

  /** Git has the target of a link as its content, and that has no line break. */
  private void requireNoLink(String tip, LogBytes.Opened log) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    boolean whole = log.read(last, Math.max(0, log.size() - 1)) <= 0 || last.get(0) == '\n';
    if (!whole && entry(tip).startsWith(LINK)) {
      throw noFile();
    }
  }

  private IOException noFile() {
    return new IOException(PATH + " in " + describe() + " is no file. Nothing was sent");
  }

  /** How the log is named in the branch: its mode, type and object; empty if it is not. */
  private String entry(String tip) throws IOException {
    return git.find("ls-tree", "--full-tree", tip, "--", PATH).orElse("").strip();
  }

  /** Says why there is no log, if it should be there; git fails if even the commit is missing. */
  private void requireNoEntry(String tip) throws IOException {
    if (!entry(tip).isEmpty()) {
      throw new IOException(
          "the log in "
              + describe()
              + " is named there, but its content is missing; mend the repository with git fsck"
              + " and git fetch. Nothing was sent");
    }
  }

  private IOException tooLarge(long size) {
    return new IOException(
        "the log in "
            + describe()
            + " has "
            + (size >> 20)
            + " MB; more than "
            + (largest >> 20)
            + " MB are not read, and Ito keeps a thousand events. Look at what is in it with git"
            + " show. Nothing was sent");
  }

  @Override
  public String describe() {
    return "branch " + name.value() + " of " + repository.commonDirectory();
  }
}
