package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script with which a shell completes commands, options and their words. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes what you type.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {"0:It was printed.", HelpWords.COMMAND_LINE},
    footer = {
      "To have it in every new shell, run the line for yours once:",
      "",
      "  echo 'source <(ito-forwarder completion bash)' >> ~/.bashrc",
      "  echo 'source <(ito-forwarder completion zsh)' >> ~/.zshrc",
      "  ito-forwarder completion fish > ~/.config/fish/completions/ito-forwarder.fish"
    })
final class CompletionCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  /** The shells that there are scripts for. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(script(ItoForwarder.line(terminal)));
    terminal.out().flush();
  }

  /** The script for bash is one for zsh, too: it says itself what zsh needs. */
  private String script(CommandLine program) {
    return shell == Shell.fish
        ? new FishCompletion(program.getCommandSpec()).script()
        : AutoComplete.bash(program.getCommandName(), withFiles(program)) + '\n';
  }

  /** The library completes the names of files, but does not see that an optional file is one. */
  private static CommandLine withFiles(CommandLine program) {
    CommandSpec command = program.getCommandSpec();
    for (OptionSpec option : List.copyOf(command.options())) {
      if (FishCompletion.isFile(option)) {
        command.remove(option);
        command.addOption(OptionSpec.builder(option.names()).type(Path.class).build());
      }
    }
    program.getSubcommands().values().forEach(CompletionCommand::withFiles);
    return program;
  }
}
