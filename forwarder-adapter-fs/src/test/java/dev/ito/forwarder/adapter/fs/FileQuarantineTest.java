package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.Quarantine;
import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.QuarantineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQuarantineTest extends QuarantineContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve(FileQuarantine.NAME);
  }

  @Override
  protected Quarantine newQuarantine() {
    return new FileQuarantine(directory);
  }

  @Override
  protected QuarantinedEvents newReader() {
    return new FileQuarantine(directory);
  }

  @Override
  protected List<String> kept() throws IOException {
    List<String> raw = new ArrayList<>();
    if (Files.exists(file())) {
      for (String line : Files.readAllLines(file())) {
        raw.add(JSON.readTree(line).path("raw").asText());
      }
    }
    return raw;
  }

  private static RefusedEvent refused(int number) {
    BackendError reason = new BackendError.Rejected("events[0]: no", OptionalInt.of(422));
    return new RefusedEvent(
        AuditEvents.event(number), number - 1, reason, Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void an_entry_says_which_event_where_why_and_when() throws IOException {
    newQuarantine().add(refused(3));
    JsonNode entry = JSON.readTree(Files.readString(file()));
    assertEquals(3, entry.path("line").asInt());
    assertEquals(2, entry.path("position").asInt());
    assertEquals("events[0]: no", entry.path("reason").asText());
    assertEquals(422, entry.path("status").asInt());
    assertEquals("2026-03-01T12:00:00Z", entry.path("at").asText());
    assertEquals(AuditEvents.event(3).text(), entry.path("raw").asText());
  }

  @Test
  void an_event_that_stands_there_already_is_forced_all_the_same() throws IOException {
    newQuarantine().add(refused(1)); // by somebody who may have died before forcing it
    CountingDisk disk = new CountingDisk(new StateDirectory(directory));
    new FileQuarantine(disk).add(refused(1));
    assertEquals(1, disk.writes(), "an append, which is forced");
    assertEquals(1, disk.forcedDirectories());
    assertEquals(1, kept().size());
  }

  @Test
  void a_line_torn_by_a_crash_harms_neither_the_one_before_nor_the_one_after() throws IOException {
    newQuarantine().add(refused(1));
    Files.writeString(file(), "{\"at\":\"20", StandardOpenOption.APPEND);
    newQuarantine().add(refused(2));
    List<String> lines = Files.readAllLines(file());
    assertEquals(3, lines.size());
    assertEquals(AuditEvents.event(1).text(), JSON.readTree(lines.get(0)).path("raw").asText());
    assertEquals(AuditEvents.event(2).text(), JSON.readTree(lines.get(2)).path("raw").asText());
  }

  @Test
  void a_torn_line_is_counted_and_outlives_a_drop() throws IOException {
    newQuarantine().add(refused(1));
    Files.writeString(file(), "{\"at\":\"20", StandardOpenOption.APPEND);
    QuarantinedEvents.Contents contents = newReader().read();
    assertEquals(1, contents.entries().size());
    assertEquals(1, contents.unreadable());
    newReader().drop(Set.of(contents.entries().get(0).id()));
    assertEquals("{\"at\":\"20\n", Files.readString(file()));
  }

  @Test
  void a_drop_that_the_disk_refuses_leaves_everything_as_it_was() throws IOException {
    newQuarantine().add(refused(1));
    String before = Files.readString(file());
    Files.createDirectory(directory.resolve(FileQuarantine.NAME + ".tmp"));
    Files.writeString(directory.resolve(FileQuarantine.NAME + ".tmp/x"), "");
    assertThrows(
        IOException.class,
        () -> newReader().drop(Set.of(newReader().read().entries().get(0).id())));
    assertEquals(before, Files.readString(file()));
  }

  @Test
  void only_its_owner_can_read_it() throws IOException {
    newQuarantine().add(refused(1));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }
}
