package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.AuditLogContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlAuditLogContractTest extends AuditLogContract {
  @TempDir private Path directory;

  @Test
  void an_event_made_again_from_its_text_says_what_the_log_s_own_says() throws IOException {
    write(AuditEvents.fullJson(1) + '\n');
    try (LogReader reader = newLog().open(LogPosition.START)) {
      AuditEvent read = reader.next(1, 1_000_000).events().get(0);
      byte[] text = read.text().getBytes(StandardCharsets.UTF_8);
      AuditEvent again = AuditEvent.of(read.line(), text, JsonlAuditLog.decoder());
      assertEquals(read.details(), again.details());
      assertEquals("status_change", again.details().operation());
    }
  }

  private Path file() {
    return directory.resolve("events.jsonl");
  }

  @Override
  protected AuditLog newLog() {
    return new JsonlAuditLog(file());
  }

  @Override
  protected void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  @Override
  protected void append(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  protected void remove() throws IOException {
    Files.deleteIfExists(file());
  }
}
