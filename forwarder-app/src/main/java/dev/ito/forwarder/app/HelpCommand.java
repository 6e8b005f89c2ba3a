package dev.ito.forwarder.app;

import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: the help screen of a command, as its {@code --help} shows it. */
@Command(
    name = "help",
    description = "Explains a command, as its --help does.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {HelpWords.SHOWN, HelpWords.COMMAND_LINE})
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Which one, as in: help quarantine drop; default: all of them in short.")
  private List<String> path = List.of();

  /** The command, for a program with these commands. */
  static CommandLine line(Collection<String> names) {
    CommandLine line = new CommandLine(new HelpCommand());
    CommandSpec command = line.getCommandSpec();
    PositionalParamSpec path = command.positionalParameters().get(0);
    command.remove(path);
    command.addPositional(path.toBuilder().completionCandidates(List.copyOf(names)).build());
    return line;
  }

  @Override
  public void run() {
    CommandLine line = spec.commandLine().getParent();
    for (String name : path) {
      CommandLine next = line.getSubcommands().get(name);
      if (next == null) {
        throw new CommandLine.UnmatchedArgumentException(line, List.of(name));
      }
      line = next;
    }
    line.usage(spec.commandLine().getOut());
  }
}
