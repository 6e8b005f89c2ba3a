package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code config}: what counts, and who says so. */
@Command(
    name = "config",
    description = "Shows every setting that counts, and where it is from.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "0:It was shown, also if something is missing.",
      "2:A value makes no sense, or the command line is wrong."
    },
    footer = {
      "Give it the options that you give to forward, and it shows what forward would take.",
      "",
      "These files are read, and what a later one says counts:",
      "  ito/config.json in the user's own configuration directory",
      "  ito.json, then .ito.json, beside the .ito directory",
      "  config.json, then config.local.json, in the .ito directory",
      "  .local/ito/config.json beside the .ito directory",
      "  $PROJECT_DIR/config.json",
      "A path in a file counts from the directory of that file. The token is never shown."
    })
final class ConfigCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ProjectOptions which;
  @Mixin private ForwardOptions how;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command without what is no setting. */
  static CommandLine line(Terminal terminal) {
    return HelpLayout.without(new CommandLine(new ConfigCommand(terminal)), "--no-reconcile");
  }

  @Override
  public Integer call() throws UsageException {
    Settings settings = Settings.of(which, how, terminal);
    List<ConfigRow> rows = ConfigRow.all(settings);
    ConfigView view = new ConfigView(settings, rows, home());
    terminal.out().print(json ? view.json() + System.lineSeparator() : view.table());
    terminal.out().flush();
    for (String warning : settings.warnings()) {
      terminal.err().println("Warning: " + warning);
    }
    List<String> errors = new ArrayList<>();
    rows.forEach(row -> row.problem().ifPresent(errors::add));
    errors.stream().distinct().forEach(error -> terminal.err().println("Error: " + error));
    return (errors.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).status();
  }

  private Optional<Path> home() {
    String home = terminal.environment().getOrDefault("HOME", "");
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home));
  }
}
