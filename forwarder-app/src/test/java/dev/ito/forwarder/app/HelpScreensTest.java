package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What people see who ask for help. */
class HelpScreensTest {
  private static final int WIDTH = 80;

  static Stream<CommandSpec> commands() {
    return Commands.all().stream();
  }

  private static String screen(CommandSpec command) {
    command.usageMessage().autoWidth(false).width(WIDTH);
    return command.commandLine().getUsageMessage(Ansi.OFF);
  }

  private static OptionSpec option(String command, String name) {
    return Commands.program().subcommands().get(command).getCommandSpec().findOption(name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_screen_fits_a_terminal(CommandSpec command) {
    screen(command).lines().forEach(line -> assertTrue(line.length() <= WIDTH, line));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everything_is_said_in_whole_sentences(CommandSpec command) {
    assertTrue(command.usageMessage().description()[0].endsWith("."), command.qualifiedName());
    for (OptionSpec option : command.options()) {
      assertTrue(String.join(" ", option.description()).matches(".*[.?]"), option.longestName());
    }
    command.usageMessage().exitCodeList().values().forEach(m -> assertTrue(m.endsWith("."), m));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_that_does_something_says_how_it_may_end(CommandSpec command) {
    boolean group = command.name().equals("quarantine");
    assertEquals(group, command.usageMessage().exitCodeList().isEmpty());
    assertEquals(!group, screen(command).contains("\nExit status:\n"));
  }

  @Test
  void each_command_has_one_line_on_the_first_screen_in_the_order_of_use() {
    List<String> lines = screen(Commands.program()).lines().toList();
    int at = lines.indexOf("Commands:") + 1;
    assertEquals(
        List.of(
            "forward",
            "watch",
            "status",
            "doctor",
            "config",
            "replay",
            "quarantine",
            "dev-backend",
            "demo",
            "completion",
            "help"),
        lines.subList(at, lines.indexOf("Exit status:") - 1).stream()
            .map(line -> line.strip().split(" ")[0])
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"forward", "quarantine drop", "completion"})
  void help_shows_what_the_option_shows(String command) {
    Commands.Result result = Commands.run(("help " + command).split(" "));
    assertEquals(0, result.status());
    assertEquals(Commands.run((command + " --help").split(" ")).out(), result.out());
    assertTrue(result.out().startsWith("Usage: ito-forwarder " + command), result.out());
  }

  @Test
  void without_a_command_the_first_screen_is_an_error() {
    Commands.Result result = Commands.run();
    assertEquals(2, result.status());
    assertEquals("", result.out());
    assertEquals(Commands.run("help").out(), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "watch, --best-effort",
    "watch, --deadline",
    "watch, --max-retries",
    "replay, --best-effort",
    "replay, --no-reconcile",
    "config, --no-reconcile",
    "status, --batch-size",
    "doctor, --batch-size",
    "dev-backend, --url",
  })
  void what_has_no_meaning_is_not_offered(String command, String name) {
    CommandSpec spec = Commands.program().subcommands().get(command).getCommandSpec();
    assertFalse(spec.optionsMap().containsKey(name));
    assertFalse(screen(spec).contains(name + "="), screen(spec));
  }

  @Test
  void what_is_in_quarantine_has_nothing_to_do_with_the_backend() {
    CommandSpec quarantine = Commands.program().subcommands().get("quarantine").getCommandSpec();
    quarantine
        .subcommands()
        .values()
        .forEach(
            line ->
                assertTrue(
                    Set.of(
                            "--ito-path",
                            "--source",
                            "--all",
                            "--yes",
                            "--json",
                            "--help",
                            "-h",
                            "--version",
                            "-V")
                        .containsAll(line.getCommandSpec().optionsMap().keySet())));
  }

  @Test
  void the_defaults_that_are_shown_are_those_that_count() {
    ForwardSettings forwarding = ForwardSettings.DEFAULT;
    assertShown("--batch-size", forwarding.batchSize());
    assertShown("--batch-bytes", forwarding.batchBytes());
    assertShown("--max-retries", RetrySettings.DEFAULT.maxRetries());
    assertShown("--retry-base-delay", DurationConverter.show(RetrySettings.DEFAULT.baseDelay()));
    assertShown("--timeout", DurationConverter.show(Wiring.DEFAULT_TIMEOUT));
    assertShown("--url", BackendAccess.DEFAULT_URL);
  }

  private static void assertShown(String name, Object value) {
    String description = option("forward", name).description()[0];
    assertTrue(description.endsWith("default: " + value + "."), description);
  }
}
