package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongLinesTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("events.jsonl");
  }

  private void append(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void appendFiller(int bytes) throws IOException {
    byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (int left = bytes; left > 0; left -= chunk.length) {
        out.write(chunk, 0, Math.min(left, chunk.length));
      }
    }
  }

  private LogSlice read(LogPosition from) throws IOException {
    try (LogReader reader = new JsonlAuditLog(file()).open(from)) {
      return reader.next(100, 1 << 20);
    }
  }

  private static List<String> texts(LogSlice slice) {
    return slice.events().stream().map(AuditEvent::text).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {LineCursor.LONGEST_LINE + 1, 10_000_000, 50_000_000})
  void a_line_longer_than_any_event_is_reported_and_its_neighbours_are_read(int length)
      throws IOException {
    append(AuditEvents.json(1) + "\n");
    appendFiller(length);
    append("\n" + AuditEvents.json(2) + "\n");
    LogSlice slice = read(LogPosition.START);
    assertEquals(List.of(AuditEvents.json(1), AuditEvents.json(2)), texts(slice));
    assertEquals(1, slice.malformed().size());
    assertEquals(2, slice.malformed().get(0).line());
    assertTrue(slice.malformed().get(0).reason().contains("longer"));
    assertEquals(slice.end(), read(slice.end()).end());
  }

  @Test
  void the_longest_event_is_read_whole() throws IOException {
    String longest = AuditEvents.sizedJson(1, LineCursor.LONGEST_LINE);
    append(longest + "\n" + AuditEvents.json(2) + "\n");
    LogSlice slice = read(LogPosition.START);
    assertEquals(List.of(longest), texts(slice));
    assertEquals(List.of(AuditEvents.json(2)), texts(read(slice.end())));
  }

  @Test
  void a_long_line_that_is_still_being_written_is_left_for_later() throws IOException {
    append(AuditEvents.json(1) + "\n");
    appendFiller(3 * LineCursor.LONGEST_LINE);
    LogSlice torn = read(LogPosition.START);
    assertEquals(List.of(AuditEvents.json(1)), texts(torn));
    assertEquals(List.of(), torn.malformed());
    append("\n" + AuditEvents.json(2) + "\n");
    LogSlice whole = read(torn.end());
    assertEquals(List.of(AuditEvents.json(2)), texts(whole));
    assertEquals(1, whole.malformed().size());
  }

  @Test
  void lines_of_all_lengths_around_the_buffer_are_read() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int n = 1; n <= 400; n++) {
      text.append(AuditEvents.sizedJson(n, 300 + n * 7)).append('\n');
    }
    append(text.toString());
    LogPosition place = LogPosition.START;
    int read = 0;
    for (LogSlice slice = read(place); !slice.events().isEmpty(); slice = read(place)) {
      for (AuditEvent event : slice.events()) {
        read++;
        assertEquals(AuditEvents.sizedJson(read, 300 + read * 7), event.text());
        assertEquals(read, event.line());
      }
      place = slice.end();
    }
    assertEquals(400, read);
  }
}
