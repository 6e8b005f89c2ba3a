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
    usageHelpAutoWidth = true)
final class ItoForwarder {
  private ItoForwarder() {}

  /** Runs one command and says with which status the process should end. */
  static int run(String[] args, Terminal terminal) {
    CommandLine line = new CommandLine(new ItoForwarder());
    line.addSubcommand(new ForwardCommand(terminal));
    line.addSubcommand(new ConfigCommand(terminal));
    line.addSubcommand(new WatchCommand(terminal));
    line.addSubcommand(new StatusCommand(terminal));
    line.addSubcommand(new ReplayCommand(terminal));
    line.addSubcommand(QuarantineCommand.line(terminal));
    line.addSubcommand(new DoctorCommand(terminal));
    line.addSubcommand(new DevBackendCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
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

  private static int usage(CommandLine.ParameterException e, String[] args, Terminal terminal) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    Failure.report(
        ExitCode.USAGE,
        e.getMessage() + suggestion(e) + "; see " + command + " --help",
        Failure.Form.of(args),
        terminal);
    return ExitCode.USAGE.status();
  }

  private static String suggestion(CommandLine.ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return "";
    }
    return unmatched.getSuggestions().stream()
        .findFirst()
        .map(
            best -> {
              int end = best.indexOf('=');
              return "; did you mean " + (end < 0 ? best : best.substring(0, end)) + "?";
            })
        .orElse("");
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
