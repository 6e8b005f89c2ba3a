package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages that the build writes. */
class ManualPagesTest {
  @TempDir private Path directory;

  private List<String> pages(String name) throws IOException {
    Path pages = directory.resolve(name);
    ManualPages.main(new String[] {pages.toString(), "2026-01-01T00:00:00Z", "1.2.3"});
    try (Stream<Path> files = Files.list(pages)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String page(String name) throws IOException {
    return Files.readString(directory.resolve("one").resolve(name));
  }

  @Test
  void every_command_has_a_page_and_two_builds_write_the_same() throws Exception {
    List<String> names = pages("one");
    assertEquals(
        Commands.all().stream().map(c -> ManualPage.name(c) + ".1").sorted().toList(), names);
    assertEquals(names, pages("two"));
    for (String name : names) {
      assertEquals(
          -1, Files.mismatch(directory.resolve("one/" + name), directory.resolve("two/" + name)));
    }
  }

  @Test
  void a_page_says_all_that_the_help_screen_says() throws Exception {
    pages("one");
    for (CommandSpec command : Commands.all()) {
      String page = page(command.qualifiedName("-") + ".1");
      command.options().forEach(option -> assertSaid(option.description()[0], page));
      command.usageMessage().exitCodeList().values().forEach(m -> assertSaid(m, page));
      Stream.of(command.usageMessage().description()).forEach(line -> assertSaid(line, page));
      Stream.of(command.usageMessage().footer()).forEach(line -> assertSaid(line, page));
    }
  }

  private static void assertSaid(String text, String page) {
    assertTrue(page.contains(Roff.text(text)), text);
  }

  @Test
  void a_page_names_its_day_and_version_and_no_other_time_or_machine() throws Exception {
    pages("one");
    assertEquals(
        ".TH ITO\\-FORWARDER\\-STATUS 1 2026-01-01 \"ito\\-forwarder 1.2.3\" \"\"",
        page("ito-forwarder-status.1").lines().findFirst().orElseThrow());
  }

  /** A formatter drops a line with a request that it does not know, and tells nobody. */
  @Test
  void only_requests_that_every_formatter_knows_stand_at_the_start_of_a_line() throws Exception {
    for (String name : pages("one")) {
      page(name)
          .lines()
          .filter(line -> line.startsWith(".") || line.startsWith("'"))
          .forEach(line -> assertTrue(line.matches("\\.(TH|SH|PP|TP|nf|fi|nh|ad)( .*)?"), line));
    }
  }

  @Test
  void text_that_looks_like_a_request_is_text() {
    assertEquals(
        "\\&.ito and \\\\(em\\-dash".replace("\\\\", "\\e"), Roff.text(".ito and \\(em-dash"));
    assertEquals("one\n\\&'two'", Roff.text("one\n'two'"));
  }

  @Test
  void the_first_page_names_variables_and_files() throws Exception {
    pages("one");
    String page = page("ito-forwarder.1");
    assertTrue(page.contains(".SH ENVIRONMENT\n.TP\n\\fBITO_BACKEND_TOKEN\\fR"), page);
    assertTrue(page.contains("\\fB\\&.ito/.state/event\\-forward\\-offset\\fR"), page);
  }
}
