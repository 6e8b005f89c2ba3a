package dev.ito.forwarder.app;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
    name = "ito-forwarder",
    description =
        "Brings the events of an Ito audit log to an Ito backend: every event, once, in order.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "0:Done, or there was nothing to do.",
      "1:Stopped with events left, which are tried again, or a problem was found.",
      HelpWords.USAGE,
      HelpWords.LOCAL
    },
    footer = {
      "To see it at work, without network and without anything set up:",
      "  ito-forwarder demo",
      "To deliver the events of the project around the current directory:",
      "  export ITO_BACKEND_TOKEN=...",
      "  ito-forwarder forward --url URL --org ORG --repo REPO",
      "If something is wrong, ito-forwarder doctor says what mends it."
    })
final class ItoForwarder {
  private ItoForwarder() {}

  /** Runs one command and says with which status the process should end. */
  static int run(String[] args, Terminal terminal) {
    CommandLine line = line(terminal);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true); // the last one counts, for scripts that add to others
    line.setExecutionExceptionHandler(
        (e, at, parsed) -> Failure.of(e, Failure.Form.of(args), terminal).status());
    line.setParameterExceptionHandler((e, given) -> usage(e, given, terminal));
    if (args.length == 0) {
      line.usage(terminal.err());
      return ExitCode.USAGE.status();
    }
    return line.execute(args);
  }

  /** All commands with all their options, the way people meet them. */
  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new ItoForwarder());
    line.addSubcommand(new ForwardCommand(terminal));
    line.addSubcommand(WatchCommand.line(terminal));
    line.addSubcommand(new StatusCommand(terminal));
    line.addSubcommand(new DoctorCommand(terminal));
    line.addSubcommand(ConfigCommand.line(terminal));
    line.addSubcommand(ReplayCommand.line(terminal));
    line.addSubcommand(QuarantineCommand.line(terminal));
    line.addSubcommand(new DevBackendCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(new CompletionCommand(terminal));
    line.addSubcommand(HelpCommand.line(line.getSubcommands().keySet()));
    HelpLayout.apply(line.getCommandSpec());
    NumberConverters.register(line);
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    return line;
  }

  private static int usage(CommandLine.ParameterException e, String[] args, Terminal terminal) {
    Failure.report(ExitCode.USAGE, UsageWording.of(e), Failure.Form.of(args), terminal);
    return ExitCode.USAGE.status();
  }

  /** The version that the build wrote into the manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ito-forwarder " + number()};
    }

    String number() {
      return Optional.ofNullable(ItoForwarder.class.getPackage().getImplementationVersion())
          .orElse("development");
    }
  }
}
