package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which project and which backend: the options that all commands share. */
final class ProjectOptions {
  @Option(
      names = "--ito-path",
      paramLabel = "DIR",
      description = "The .ito directory; default: the nearest at or above the current directory.")
  private Optional<Path> itoPath = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The backend; default: " + BackendAccess.DEFAULT_URL + ".")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--org",
      paramLabel = "ORG",
      description = "The organisation; default: the variable " + BackendAccess.ORG + ".")
  private Optional<String> org = Optional.empty();

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "The repository; default: the variable " + BackendAccess.REPO + ".")
  private Optional<String> repo = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for one request; default: 30s.")
  private Duration timeout = Wiring.DEFAULT_TIMEOUT;

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "Certificates to trust in place of the system's.")
  private Optional<Path> caFile = Optional.empty();

  /** Takes an option in its plainest form; says whether it is one of these. */
  boolean take(String name, String value) {
    switch (name) {
      case "--ito-path" -> itoPath = Optional.of(Path.of(value));
      case "--url" -> url = Optional.of(value);
      case "--org" -> org = Optional.of(value);
      case "--repo" -> repo = Optional.of(value);
      case "--timeout" -> timeout = QuickArguments.duration(value);
      case "--ca-file" -> caFile = Optional.of(Path.of(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The project that is meant. */
  ProjectDirectory project() throws UsageException {
    return ProjectDirectory.find(itoPath, Path.of(""));
  }

  /** A note in the making, of all files on which it depends that a run has nothing to do. */
  Optional<ForwardMemo> memo(ProjectDirectory project, Terminal terminal) {
    return ForwardMemo.begin(
        project.state(),
        ProjectDirectory.IN_STATE,
        caFile.map(List::of).orElse(List.of()),
        terminal.environment());
  }

  /** The backend that is meant, and how to get in. */
  BackendAccess backend(Terminal terminal) throws UsageException {
    return BackendAccess.of(url, org, repo, timeout, caFile, terminal.environment());
  }
}
