package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files on which it depends whether a run has anything to do, and what it is to do. */
final class WatchedFiles {
  /** Those in the state directory, the record of a run first: without one there is no answer. */
  static final List<String> IN_STATE =
      List.of("event-forward-state.jsonl", "event-forward-offset", "audit/events.jsonl");

  /** Variables that name directories: if one is relative, the current one matters as well. */
  private static final List<String> PLACES = List.of("HOME", "XDG_CONFIG_HOME", "PROJECT_DIR");

  private final List<Path> elsewhere = new ArrayList<>();
  private boolean all;

  /** Those of a run with these settings. */
  WatchedFiles(Settings settings, Map<String, String> environment) throws UsageException {
    BackendSection backend = settings.backendSection();
    all =
        settings.warnings().isEmpty()
            && backend.tokenVariable().value().equals(BackendAccess.TOKEN)
            && areAbsolute(environment);
    for (ConfigLayer layer : settings.files().layers()) {
      add(Optional.of(layer.file()));
    }
    add(backend.caFile().value());
    add(backend.clientCert().value());
    add(backend.clientKey().value());
    if (settings.files().root().git() && settings.source() != Source.FILE) {
      addGit(settings.files().root().path().resolve(".git"), settings.branch());
    }
  }

  private static boolean areAbsolute(Map<String, String> environment) {
    for (String name : PLACES) {
      if (!environment.getOrDefault(name, "/").startsWith("/")) {
        return false;
      }
    }
    return true;
  }

  /** Wherever git keeps where a branch ends, and the file that stands in for a branch. */
  private void addGit(Path git, String branch) {
    all &= git.toFile().isDirectory(); // a linked work tree has its files elsewhere
    add(Optional.of(git.resolve("refs/heads").resolve(branch)));
    add(Optional.of(git.resolve("packed-refs")));
    add(Optional.of(git.resolve("reftable/tables.list")));
    add(Optional.of(git.resolve("ito/audit/events.jsonl")));
  }

  private void add(Optional<Path> file) {
    if (file.isPresent()) {
      all &= file.get().isAbsolute() && file.get().toString().indexOf('\n') < 0;
      elsewhere.add(file.get());
    }
  }

  /** Those outside of the state directory, whether they are there or not. */
  List<Path> elsewhere() {
    return elsewhere;
  }

  /** Whether the answer depends on nothing else, but for what the launcher itself looks at. */
  boolean areAll() {
    return all;
  }
}
