package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which project and which backend: the options that all commands share. What is not given is empty,
 * so that the environment, the files and the defaults can have their say: see {@link Settings}.
 */
final class ProjectOptions {
  @Option(
      names = "--ito-path",
      paramLabel = "DIR",
      description = "The .ito directory; default: that of the git work tree, or the nearest above.")
  Optional<Path> itoPath = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The backend; default: " + BackendAccess.DEFAULT_URL + ".")
  Optional<String> url = Optional.empty();

  @Option(
      names = "--org",
      paramLabel = "ORG",
      description = "The organisation; default: " + BackendAccess.ORG + ".")
  Optional<String> org = Optional.empty();

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "The repository; default: " + BackendAccess.REPO + ".")
  Optional<String> repo = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for one request, as in 500ms, 30s, 2m; default: 30s.")
  Optional<Duration> timeout = Optional.empty();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "A PEM file of the certificates to trust; default: the system's.")
  Optional<Path> caFile = Optional.empty();

  @Option(
      names = "--client-cert",
      paramLabel = "PEM",
      description = "The certificate to show to a backend that asks for one.")
  Optional<Path> clientCert = Optional.empty();

  @Option(
      names = "--client-key",
      paramLabel = "PEM",
      description = "The private key of --client-cert.")
  Optional<Path> clientKey = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "WHERE",
      completionCandidates = Source.Words.class,
      description =
          "Where the log is: auto (the git branch and the files beside it, or else the file), file"
              + " or branch; default: auto.")
  Optional<Source> source = Optional.empty();

  /** The same as they were given, for a command that is named to somebody. */
  String asArguments() {
    StringBuilder line = new StringBuilder();
    append(line, "--ito-path", itoPath.map(Path::toString));
    append(line, "--url", url);
    append(line, "--org", org);
    append(line, "--repo", repo);
    append(line, "--ca-file", caFile.map(Path::toString));
    append(line, "--client-cert", clientCert.map(Path::toString));
    append(line, "--client-key", clientKey.map(Path::toString));
    return line.toString();
  }

  private static void append(StringBuilder line, String name, Optional<String> value) {
    value.ifPresent(v -> line.append(' ').append(name).append(' ').append(quoted(v)));
  }

  /** A path or name as a shell takes it. */
  static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:@%+=,-]+")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Takes an option in its plainest form; says whether it is one of these. */
  boolean take(String name, String value) {
    switch (name) {
      case "--ito-path" -> itoPath = Optional.of(Path.of(value));
      case "--url" -> url = Optional.of(value);
      case "--org" -> org = Optional.of(value);
      case "--repo" -> repo = Optional.of(value);
      case "--timeout" -> timeout = Optional.of(QuickArguments.duration(value));
      case "--ca-file" -> caFile = Optional.of(Path.of(value));
      default -> {
        return false;
      }
    }
    return true;
  }
}
