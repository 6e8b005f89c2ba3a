package dev.ito.forwarder.app;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of one command: what its help screen says, and where else to look. */
final class ManualPage {
  /** What stands before a synopsis on a help screen, and indents its other lines. */
  private static final int HEADING = "Usage: ".length();

  private final CommandSpec command;
  private final UsageMessageSpec screen;
  private final Roff page = new Roff();

  ManualPage(CommandSpec command) {
    this.command = command;
    this.screen = command.usageMessage();
  }

  /** The name under which {@code man} finds it. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** The page as of a day, for a version of the program. */
  String text(String date, String version) {
    page.title(name(command), date, command.root().name() + ' ' + version);
    head();
    arguments("ARGUMENTS", command.positionalParameters());
    arguments("OPTIONS", command.options());
    commands();
    if (!screen.exitCodeList().isEmpty()) {
      page.section("EXIT STATUS");
      screen.exitCodeList().forEach((status, meaning) -> page.item(status, "", meaning));
    }
    if (screen.footer().length > 0) {
      page.section("NOTES");
      paragraphs(List.of(screen.footer()));
    }
    if (command.equals(command.root())) {
      ManualNotes.write(page);
    }
    page.section("SEE ALSO").paragraph(elsewhere());
    return page.toString();
  }

  private void head() {
    List<String> description = List.of(screen.description());
    page.section("NAME").named(name(command), summary(description.get(0)));
    page.section("SYNOPSIS");
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    page.asItIs(help.synopsis(0).stripTrailing().replace("\n" + " ".repeat(HEADING), "\n"));
    page.section("DESCRIPTION");
    paragraphs(description);
  }

  /** One sentence without capital and period, as lists of pages have it. */
  private static String summary(String description) {
    String first = description.replaceFirst("\\. .*|\\.$", "");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private void paragraphs(List<String> texts) {
    texts.stream().filter(text -> !text.isEmpty()).forEach(page::paragraph);
  }

  private void arguments(String heading, List<? extends ArgSpec> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    page.section(heading);
    for (ArgSpec argument : arguments) {
      String meaning = String.join(" ", argument.description());
      String value = argument.arity().max() == 0 ? "" : argument.paramLabel();
      if (argument instanceof OptionSpec option) {
        String names = String.join(", ", option.names());
        page.item(names, value.isEmpty() ? "" : "=" + value, meaning);
      } else {
        page.item("", value, meaning);
      }
    }
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    for (CommandLine next : command.subcommands().values()) {
      CommandSpec spec = next.getCommandSpec();
      page.item(spec.name(), "", spec.usageMessage().description()[0]);
    }
  }

  private String elsewhere() {
    CommandSpec above = command.parent() == null ? command : command.parent();
    List<String> pages =
        above.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(other -> !other.equals(command))
            .map(ManualPage::name)
            .toList();
    String others = String.join("(1), ", pages) + "(1)";
    return above.equals(command) ? others : name(above) + "(1), " + others;
  }
}
