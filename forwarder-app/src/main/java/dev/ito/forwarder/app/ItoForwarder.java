package dev.ito.forwarder.app;

import java.util.Arrays;
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
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
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
        e.getMessage() + "; see " + command + " --help",
        Arrays.asList(args).contains("--json"),
        terminal);
    return ExitCode.USAGE.status();
  }

  /** The version that the build wrote into the manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ItoForwarder.class.getPackage().getImplementationVersion();
      return new String[] {"ito-forwarder " + Optional.ofNullable(version).orElse("development")};
    }
  }
}
