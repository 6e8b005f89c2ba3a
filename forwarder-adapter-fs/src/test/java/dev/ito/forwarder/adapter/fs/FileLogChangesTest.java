package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.LogChanges;
import dev.ito.forwarder.testkit.LogChangesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a real file, under directories that come and go. */
class FileLogChangesTest extends LogChangesContract {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;

  private Path log() {
    return directory.resolve(".state").resolve("audit").resolve("events.jsonl");
  }

  @Override
  protected LogChanges newChanges() {
    return new FileLogChanges(log());
  }

  @Override
  protected void write(String text) throws IOException {
    Files.writeString(log(), text);
  }

  @Override
  protected void append(String text) throws IOException {
    Files.createDirectories(log().getParent());
    Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  protected void remove() throws IOException {
    Files.delete(log());
  }

  @Override
  protected void meanwhile(Duration after, Action what) {
    CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> happen(what));
  }

  private static void happen(Action what) {
    try {
      what.happen();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_directory_that_is_replaced_is_followed() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      Path old = directory.resolve("old");
      for (int round = 0; round < 3; round++) {
        Files.move(log().getParent(), old);
        append("round " + round + "\n");
        assertTrue(changes.await(LONG));
        while (changes.await(Duration.ofMillis(20))) {
          // told more than once
        }
        append("more\n");
        assertTrue(changes.await(LONG), "in the new directory");
        Files.delete(old.resolve("events.jsonl"));
        Files.delete(old);
      }
    }
  }

  @Test
  void a_file_that_another_is_renamed_to_is_a_change() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      Path other = Files.writeString(directory.resolve("other"), "two\n");
      meanwhile(
          Duration.ofMillis(20), () -> Files.move(other, log(), StandardCopyOption.ATOMIC_MOVE));
      assertTrue(changes.await(LONG));
    }
  }

  @Test
  void other_files_beside_the_log_are_none_of_our_business() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      Files.writeString(log().resolveSibling("other"), "two\n");
      Files.writeString(directory.resolve("other"), "two\n");
      assertEquals(false, changes.await(Duration.ofMillis(50)));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_thousand_rotations_leave_no_descriptor_behind() throws Exception {
    append("one\n");
    try (LogChanges changes = newChanges()) {
      long before = descriptors();
      for (int n = 0; n < 1_000; n++) {
        Files.move(log(), log().resolveSibling("old"), StandardCopyOption.REPLACE_EXISTING);
        append("rotated " + n + "\n");
        assertTrue(changes.await(LONG));
      }
      assertEquals(before, descriptors(), 2);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
