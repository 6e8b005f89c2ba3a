package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.testkit.AuditLogContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;

class JsonlAuditLogContractTest extends AuditLogContract {
  @TempDir private Path directory;

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
