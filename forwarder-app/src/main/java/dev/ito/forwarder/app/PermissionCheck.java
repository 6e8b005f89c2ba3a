package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the state directory can be written, and whether others can read what is in it. */
final class PermissionCheck {
  private static final String SUBJECT = "permissions";
  private static final long LEAST_SPACE = 1 << 20;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path state;

  PermissionCheck(Path state) {
    this.state = state;
  }

  void examine(List<Finding> findings) {
    int before = findings.size();
    try {
      directory(findings);
      if (Files.isDirectory(state)) {
        files(findings);
      }
    } catch (IOException e) {
      findings.add(Doctor.unreadable(SUBJECT, e));
    }
    if (findings.size() == before) {
      findings.add(Finding.ok(SUBJECT, state + " can be written"));
    }
  }

  private void directory(List<Finding> findings) throws IOException {
    if (Files.exists(state, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(state)) {
      findings.add(Finding.problem(SUBJECT, state + " is no directory, so no state can be kept"));
      return;
    }
    Path there = state;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isWritable(there)) {
      findings.add(
          Finding.problem(
                  SUBJECT, there + " cannot be written by this user, so no state can be kept")
              .mendedBy("chmod u+rwx " + ProjectOptions.quoted(there.toString())));
      return;
    }
    FileStore store = Files.getFileStore(there);
    if (store.getUsableSpace() < LEAST_SPACE) {
      findings.add(Finding.problem(SUBJECT, "the disk under " + there + " is full"));
    }
  }

  private void files(List<Finding> findings) throws IOException {
    try (Stream<Path> all = Files.list(state)) {
      for (Path file : all.filter(PermissionCheck::isOurs).sorted().toList()) {
        file(file, findings);
      }
    }
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith("event-forward-")
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void file(Path file, List<Finding> findings) throws IOException {
    if (!Files.isReadable(file)) {
      findings.add(
          Finding.problem(SUBJECT, file + " cannot be read by this user")
              .mendedBy("chmod u+rw " + ProjectOptions.quoted(file.toString())));
    } else if (holdsEvents(file) && isOpen(file)) {
      findings.add(
          Finding.warning(SUBJECT, file + " holds events, and others than its owner may read it")
              .mendedBy("chmod 600 " + ProjectOptions.quoted(file.toString())));
    }
  }

  /** All but the count, which is shared with the existing program. */
  private static boolean holdsEvents(Path file) {
    return !file.getFileName().toString().equals("event-forward-offset");
  }

  private static boolean isOpen(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
  }
}
