package dev.ito.forwarder.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands of the program, and one run in this process, where nothing is set up. */
final class Commands {
  private Commands() {}

  /** What a command line has brought. */
  record Result(int status, String out, String err) {}

  static Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = ItoForwarder.run(args, terminal(out, err));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of());
  }

  static CommandSpec program() {
    return ItoForwarder.line(terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()))
        .getCommandSpec();
  }

  /** The program, its commands and theirs. */
  static List<CommandSpec> all() {
    List<CommandSpec> all = new ArrayList<>();
    collect(program(), all);
    return all;
  }

  private static void collect(CommandSpec command, List<CommandSpec> all) {
    all.add(command);
    for (CommandLine within : command.subcommands().values()) {
      collect(within.getCommandSpec(), all);
    }
  }
}
