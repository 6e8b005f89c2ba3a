package dev.ito.forwarder.app;

import dev.ito.forwarder.app.backend.Allowlist;
import dev.ito.forwarder.app.backend.DevBackend;
import dev.ito.forwarder.app.backend.DevBackendSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An embedded backend with what it has stored in a directory. */
record Backend(DevBackend running, Path data) implements AutoCloseable {
  static final String TOKEN = "a-token";

  static Backend start(Path data) throws IOException {
    return new Backend(
        DevBackend.start(
            new DevBackendSettings(
                0, data, Set.of(TOKEN), Optional.empty(), Allowlist.all(), "test")),
        data);
  }

  String url() {
    return running.url().toString();
  }

  List<String> stored(String org, String repo) throws IOException {
    Path file = data.resolve("projects/" + org + "/" + repo + "/.ito/.state/audit/events.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Override
  public void close() {
    running.close();
  }
}
