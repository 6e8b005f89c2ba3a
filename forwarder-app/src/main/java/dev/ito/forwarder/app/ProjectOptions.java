package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which project and which backend: the options that all commands share. */
final class ProjectOptions {
  @Option(
      names = "--ito-path",
      paramLabel = "DIR",
      description = "The .ito directory; default: the nearest at or above the current directory.")
  private Optional<Path> itoPath;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The backend; default: " + BackendAccess.DEFAULT_URL + ".")
  private Optional<String> url;

  @Option(
      names = "--org",
      paramLabel = "ORG",
      description = "The organisation; default: the variable " + BackendAccess.ORG + ".")
  private Optional<String> org;

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "The repository; default: the variable " + BackendAccess.REPO + ".")
  private Optional<String> repo;

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
  private Optional<Path> caFile;

  @Option(
      names = "--source",
      paramLabel = "WHAT",
      description =
          "Where the log is: auto (the git branch and the files beside it, or else the file), file"
              + " or branch; default: auto.")
  private LogChoice source = LogChoice.auto;

  /** The log that is meant. */
  LogChoice source() {
    return source;
  }

  /** The project that is meant. */
  ProjectDirectory project() throws UsageException {
    return ProjectDirectory.find(itoPath, Path.of(""));
  }

  /** The backend that is meant, and how to get in. */
  BackendAccess backend(Terminal terminal) throws UsageException {
    return BackendAccess.of(url, org, repo, timeout, caFile, terminal.environment());
  }
}
