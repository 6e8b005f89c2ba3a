package dev.ito.forwarder.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual pages of all commands; the build runs it, and packs what it wrote. */
final class ManualPages {
  private static final int LENGTH_OF_A_DATE = 10;

  private final Path directory;
  private final String date;
  private final String version;

  private ManualPages(Path directory, String date, String version) {
    this.directory = directory;
    this.date = date;
    this.version = version;
  }

  /** Takes a directory, the time of the build and the version of the program. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Terminal nowhere = new Terminal(System.out, System.err, Map.of());
    new ManualPages(directory, args[1].substring(0, LENGTH_OF_A_DATE), args[2])
        .write(ItoForwarder.line(nowhere).getCommandSpec());
  }

  private void write(CommandSpec command) throws IOException {
    String text = new ManualPage(command).text(date, version);
    Files.writeString(directory.resolve(ManualPage.name(command) + ".1"), text);
    for (CommandLine within : command.subcommands().values()) {
      write(within.getCommandSpec());
    }
  }
}
