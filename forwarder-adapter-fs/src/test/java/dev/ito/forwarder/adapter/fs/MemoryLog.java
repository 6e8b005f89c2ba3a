package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log in memory whose lines tests change at will. */
final class MemoryLog implements LogBytes {
  private final List<String> lines = new ArrayList<>();
  private byte[] bytes = {};

  /** The lines, each without its line break; {@link #written()} makes changes visible. */
  List<String> lines() {
    return lines;
  }

  static MemoryLog of(byte[] content) {
    MemoryLog log = new MemoryLog();
    log.bytes = content;
    return log;
  }

  static String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  void written() {
    bytes = text(lines).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Opened> open() {
    return Optional.of(new LogInMemory(bytes));
  }
}
