package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual pages as they are in the distribution. */
class ManualPagesIT {
  private static final Path PAGES = Path.of("target", "ito-forwarder", "share", "man", "man1");

  @Test
  void there_is_a_page_for_every_command_and_no_other() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      List<String> names = pages.map(page -> page.getFileName().toString()).sorted().toList();
      assertEquals(
          Commands.all().stream().map(c -> ManualPage.name(c) + ".1").sorted().toList(), names);
    }
  }

  @Test
  void a_page_has_the_version_that_the_program_says_it_has() throws Exception {
    Process program =
        new ProcessBuilder("target/ito-forwarder/bin/ito-forwarder", "--version").start();
    String version = new String(program.getInputStream().readAllBytes()).strip();
    String page = Files.readString(PAGES.resolve("ito-forwarder.1"));
    assertTrue(page.contains('"' + Roff.text(version) + '"'), page.lines().findFirst().orElse(""));
  }
}
