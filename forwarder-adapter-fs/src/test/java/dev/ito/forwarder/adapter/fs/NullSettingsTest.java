package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** No path is null, and the refusal names it. */
class NullSettingsTest {

  @Test
  void null_is_refused_by_the_name_of_what_is_missing() {
    assertNull("file", () -> new JsonlAuditLog((Path) null));
    assertNull("directory", () -> new FileCheckpointStore(null));
    assertNull("directory", () -> new FileQuarantine((Path) null));
    assertNull("files", () -> new FileLogChanges(null));
  }

  @Test
  void a_log_that_nothing_is_said_of_is_not_looked_for() {
    Path ito = Path.of(".ito");
    assertNull("itoDirectory", () -> LogSource.find(null, LogSource.Wanted.AUTO, "main"));
    assertNull("wanted", () -> LogSource.find(ito, null, "main"));
    assertNull("branch", () -> LogSource.find(ito, LogSource.Wanted.AUTO, null));
    assertNull("gitLimit", () -> LogSource.find(ito, LogSource.Wanted.AUTO, "main", null));
  }

  private static void assertNull(String name, Executable made) {
    assertEquals(name, assertThrows(NullPointerException.class, made).getMessage());
  }
}
