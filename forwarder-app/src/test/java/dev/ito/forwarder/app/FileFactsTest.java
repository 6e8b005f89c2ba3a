package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileFactsTest {
  @TempDir private Path directory;

  private FileFacts of(String name) throws IOException {
    return FileFacts.of(directory.resolve(name)).orElseThrow();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  @Test
  void what_is_not_there_has_no_facts() throws IOException {
    assertEquals(Optional.empty(), FileFacts.of(directory.resolve("nothing")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void they_read_as_the_system_prints_them() throws Exception {
    write("file", "content");
    String file = directory.resolve("file").toString();
    for (String moment : new String[] {"2026-01-05T08:00:00.000000007Z", "2038-02-01T00:00:00Z"}) {
      Files.setLastModifiedTime(directory.resolve("file"), FileTime.from(Instant.parse(moment)));
      Process stat =
          new ProcessBuilder("stat", "-L", "-c", "%d %i %s %.9Y %.9Z", "--", file).start();
      String printed =
          new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(printed, of("file").text());
    }
  }

  /** Same size, same file, and nothing in between but the time of a write. */
  @Test
  void what_is_older_than_a_tick_cannot_be_rewritten_unnoticed() throws IOException {
    int settled = 0;
    for (int n = 0; n < 3000; n++) {
      write("log", "first!");
      Files.deleteIfExists(directory.resolve("tick"));
      do {
        Files.deleteIfExists(directory.resolve("tick"));
        write("tick", "");
      } while (n % 3 == 0 && !of("log").areOlderThan(of("tick")));
      FileFacts tick = of("tick");
      FileFacts before = of("log");
      write("log", "second");
      if (before.areOlderThan(tick)) {
        settled++;
        assertNotEquals(before, of("log"));
      }
    }
    assertTrue(settled > 900, "only " + settled + " were older");
  }

  @Test
  void a_file_of_the_same_tick_or_of_the_future_is_not_older() {
    FileFacts tick = new FileFacts(1, 1, 0, 1000, 1000);
    assertTrue(new FileFacts(1, 2, 9, 999, 999).areOlderThan(tick));
    assertFalse(new FileFacts(1, 2, 9, 1000, 999).areOlderThan(tick));
    assertFalse(new FileFacts(1, 2, 9, 999, 1000).areOlderThan(tick));
    assertFalse(new FileFacts(1, 2, 9, 5000, 999).areOlderThan(tick));
    assertFalse(new FileFacts(1, 2, 9, 999, 5000).areOlderThan(tick));
  }
}
