package dev.ito.forwarder.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Events whose text is short and whose fields nobody reads. */
final class Events {
  static final AuditEvent.Decoder UNREAD =
      json -> {
        throw new IllegalArgumentException("nobody reads " + json);
      };

  private Events() {}

  static AuditEvent event(long line, String text) {
    return AuditEvent.of(line, text.getBytes(StandardCharsets.UTF_8), UNREAD);
  }

  /** Events {@code {"n":first}} to {@code {"n":last}}, each on the line of its number. */
  static List<AuditEvent> numbered(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(n -> event(n, "{\"n\":" + n + "}")).toList();
  }
}
