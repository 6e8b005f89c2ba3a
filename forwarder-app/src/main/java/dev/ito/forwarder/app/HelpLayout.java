package dev.ito.forwarder.app;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How all help screens look: one heading a section, a blank line between two. */
final class HelpLayout {
  private HelpLayout() {}

  /** Lays out the screen of a command and those of the commands in it. */
  static void apply(CommandSpec command) {
    UsageMessageSpec screen = command.usageMessage();
    screen.autoWidth(true);
    screen.sortOptions(false);
    screen.abbreviateSynopsis(true);
    screen.descriptionHeading("%n");
    screen.parameterListHeading("%nArguments:%n");
    screen.optionListHeading("%nOptions:%n");
    screen.commandListHeading("%nCommands:%n");
    screen.exitCodeListHeading(screen.exitCodeList().isEmpty() ? "" : "%nExit status:%n");
    screen.footerHeading(screen.footer().length > 0 ? "%n" : "");
    command.subcommands().values().forEach(within -> apply(within.getCommandSpec()));
  }

  /** Takes options away from a command that would have no use for them. */
  static CommandLine without(CommandLine line, String... names) {
    CommandSpec command = line.getCommandSpec();
    for (String name : names) {
      command.remove(command.findOption(name));
    }
    return line;
  }
}
