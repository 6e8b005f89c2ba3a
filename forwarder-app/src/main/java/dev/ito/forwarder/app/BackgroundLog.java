package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs in the background have said, one line a thing with its time. The launcher writes it and
 * keeps it small: who runs in the background must say also why there is no Java.
 */
final class BackgroundLog {
  static final String NAME = "event-forward.log";

  private BackgroundLog() {}

  /** The last thing that was said in a directory, if there ever was one that can be read. */
  static Optional<String> lastLine(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
