package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What counts, out of the command line, the environment, the config files and the defaults, in this
 * order. A value is looked at when it is asked for: one that makes no sense stops only who needs
 * it.
 */
final class Settings {
  private final Place place;
  private final ConfigFiles files;
  private final BackendSection backend;
  private final ForwardSection forward;

  private Settings(ProjectOptions which, ForwardOptions how, Place place) {
    this.place = place;
    this.files = new ConfigFiles(which.itoPath, place);
    this.backend = new BackendSection(which, files, place.environment());
    this.forward = new ForwardSection(how, files);
  }

  /** Those of a command that forwards. */
  static Settings of(ProjectOptions which, ForwardOptions how, Terminal terminal)
      throws UsageException {
    return of(which, how, Place.of(terminal));
  }

  /** Those of a command that does not. */
  static Settings of(ProjectOptions which, Terminal terminal) throws UsageException {
    return of(which, new ForwardOptions(), Place.of(terminal));
  }

  static Settings of(ProjectOptions which, ForwardOptions how, Place place) throws UsageException {
    if (which.itoPath.isPresent()) {
      requireDirectory(which.itoPath.get(), place);
    }
    return new Settings(which, how, place);
  }

  private static void requireDirectory(Path named, Place place) throws UsageException {
    Path directory = place.resolve(named);
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          "--ito-path: "
              + named
              + (Files.exists(directory) ? " is not a directory" : " does not exist")
              + "; name the .ito directory of a project");
    }
  }

  /** The project, which must be there. */
  ProjectDirectory project() throws UsageException {
    Path directory = files.directory().value();
    if (directory.toFile().isDirectory()) {
      return new ProjectDirectory(directory);
    }
    throw new UsageException(Wording.noProject(directory, files.root(), place.here()));
  }

  /** Whether there is a project at all. */
  boolean hasProject() {
    return files.directory().value().toFile().isDirectory();
  }

  /** Whether to forward, and who says so; by default nobody has set it up. */
  Setting<Boolean> enabled() throws UsageException {
    return backend.enabled();
  }

  /** The backend, with all that a request needs. */
  BackendAccess backend() throws UsageException {
    return BackendAccess.of(backend);
  }

  /** How to go about forwarding. */
  ForwardSettings forwarding() throws UsageException {
    return forward.settings();
  }

  /** Where the events are looked for. */
  Source source() throws UsageException {
    return forward.source().value();
  }

  /** The git branch that holds them, for a source that looks for one. */
  String branch() throws UsageException {
    return forward.branch().value();
  }

  /** What is no error but worth a word, each in one line without a period. */
  List<String> warnings() {
    return new ConfigWarnings(files, backend, place.environment()).all();
  }

  ConfigFiles files() {
    return files;
  }

  BackendSection backendSection() {
    return backend;
  }

  ForwardSection forwardSection() {
    return forward;
  }
}
