package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What fish has to know of a program to complete its commands, options and their words. */
final class FishCompletion {
  private final CommandSpec program;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(CommandSpec program) {
    this.program = program;
  }

  String script() {
    script.append("# fish completion for ").append(program.name()).append('\n');
    script.append("complete -c ").append(program.name()).append(" -f\n");
    within(program, "");
    return script.toString();
  }

  /** Says what may follow where a command has been typed. */
  private void within(CommandSpec command, String typed) {
    List<CommandSpec> commands =
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).toList();
    String names = commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    String here =
        commands.isEmpty() ? typed : and(typed, "not __fish_seen_subcommand_from " + names);
    for (CommandSpec next : commands) {
      String summary = next.usageMessage().description()[0];
      add(here, "-a " + next.name() + " -d " + quoted(summary));
    }
    command.options().forEach(option -> add(here, flags(option)));
    command.positionalParameters().stream()
        .map(FishCompletion::words)
        .filter(words -> !words.isEmpty())
        .forEach(words -> add(here, "-a " + quoted(words)));
    for (CommandSpec next : commands) {
      within(next, and(typed, "__fish_seen_subcommand_from " + next.name()));
    }
  }

  private static String and(String first, String second) {
    return first.isEmpty() ? second : first + "; and " + second;
  }

  private void add(String where, String what) {
    script.append("complete -c ").append(program.name());
    script.append(" -n ").append(quoted(where)).append(' ').append(what).append('\n');
  }

  private static String flags(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(
                name ->
                    name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
    return names + values(option) + " -d " + quoted(String.join(" ", option.description()));
  }

  private static String values(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (isFile(option)) {
      return " -r -F";
    }
    String words = words(option);
    return words.isEmpty() ? " -x" : " -x -a " + quoted(words);
  }

  static boolean isFile(ArgSpec arg) {
    return arg.type() == Path.class || Arrays.asList(arg.auxiliaryTypes()).contains(Path.class);
  }

  private static String words(ArgSpec arg) {
    return String.join(" ", UsageWording.words(arg));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
