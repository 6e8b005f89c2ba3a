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
  }

  private static void assertNull(String name, Executable made) {
    assertEquals(name, assertThrows(NullPointerException.class, made).getMessage());
  }
}
