package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files on which it depends whether a run has anything to do, and what it is to do. */
final class WatchedFiles {
  /** Those of the state, the record of a run first: without one there is no answer. */
  private static final List<String> STATE =
      List.of("event-forward-state.jsonl", "event-forward-offset");

  /** Variables that name directories: if one is relative, the current one matters as well. */
  private static final List<String> PLACES = List.of("HOME", "XDG_CONFIG_HOME", "PROJECT_DIR");

  private final List<Path> files = new ArrayList<>();
  private boolean all;

  /** Those of a run with these settings. */
  WatchedFiles(Settings settings, Map<String, String> environment) throws UsageException {
    BackendSection backend = settings.backendSection();
    all =
        settings.warnings().isEmpty()
            && backend.tokenVariable().value().equals(BackendAccess.TOKEN)
            && areAbsolute(environment);
    addLog(settings.project());
    for (ConfigLayer layer : settings.files().layers()) {
      add(Optional.of(layer.file()));
    }
    add(backend.caFile().value());
    add(backend.clientCert().value());
    add(backend.clientKey().value());
  }

  /** The log, wherever it is, and the state that belongs to it. */
  private void addLog(ProjectDirectory project) {
    try {
      LogView log = Wiring.view(project);
      for (String name : STATE) {
        add(Optional.of(log.state().resolve(name)));
      }
      for (Path file : log.watched()) {
        add(Optional.of(file));
      }
    } catch (IOException unreadable) {
      all = false; // the run itself will say so
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

  private void add(Optional<Path> file) {
    if (file.isPresent()) {
      all &= file.get().isAbsolute() && file.get().toString().indexOf('\n') < 0;
      files.add(file.get());
    }
  }

  /** All of them, the record of a run first, whether they are there or not. */
  List<Path> files() {
    return files;
  }

  /** Whether the answer depends on nothing else, but for what the launcher itself looks at. */
  boolean areAll() {
    return all;
  }
}
