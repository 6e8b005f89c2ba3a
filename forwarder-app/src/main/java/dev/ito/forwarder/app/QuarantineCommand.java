package dev.ito.forwarder.app;

import dev.ito.forwarder.domain.port.QuarantinedEvents;
import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarantine}: events that the backend refused, and that were set aside. */
@Command(
    name = "quarantine",
    description = "Shows and drops events that the backend refused.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    footer = {
      "They are set aside by --on-rejected quarantine, and are not sent again by themselves.",
      "To send them again: ito-forwarder replay --quarantined",
    })
final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  private QuarantineCommand() {}

  /** The command with all that it can do. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new QuarantineCommand())
        .addSubcommand(local(new ListEntries(terminal)))
        .addSubcommand(local(new Show(terminal)))
        .addSubcommand(local(new Drop(terminal)));
  }

  /** A command that has nothing to do with the backend. */
  private static CommandLine local(Callable<Integer> command) {
    return HelpLayout.without(
        new CommandLine(command),
        "--url",
        "--org",
        "--repo",
        "--timeout",
        "--ca-file",
        "--client-cert",
        "--client-key");
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "what about the quarantine? Say list, show ID or drop ID");
  }

  /** {@code quarantine list}. */
  @Command(
      name = "list",
      description = "Lists what is in quarantine, oldest first.",
      mixinStandardHelpOptions = true,
      versionProvider = ItoForwarder.Version.class,
      exitCodeList = {HelpWords.SHOWN, HelpWords.USAGE, HelpWords.LOCAL})
  private static final class ListEntries implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private ProjectOptions which;

    @Option(names = "--json", description = "Print one JSON array instead of a table.")
    private boolean json;

    ListEntries(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws UsageException, IOException {
      QuarantinedEvents.Contents contents = read(which, terminal);
      terminal
          .out()
          .print(
              json
                  ? QuarantineView.json(contents.entries()) + '\n'
                  : QuarantineView.table(contents, Instant.now()));
      terminal.out().flush();
      return ExitCode.DONE.status();
    }
  }

  /** {@code quarantine show}. */
  @Command(
      name = "show",
      description = "Shows one event with the reason why it is in quarantine.",
      mixinStandardHelpOptions = true,
      versionProvider = ItoForwarder.Version.class,
      exitCodeList = {
        HelpWords.SHOWN,
        "2:There is no such event, or the command line is wrong.",
        HelpWords.LOCAL
      })
  private static final class Show implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Which one; the first few characters will do.")
    private String id;

    @Mixin private ProjectOptions which;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    Show(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws UsageException, IOException {
      Entry entry = QuarantineIds.find(id, read(which, terminal).entries());
      terminal
          .out()
          .print(
              json ? QuarantineView.json(entry) + "\n" : QuarantineView.text(entry, Instant.now()));
      terminal.out().flush();
      return ExitCode.DONE.status();
    }
  }

  /** {@code quarantine drop}. */
  @Command(
      name = "drop",
      description = "Takes events out of quarantine for good; they are not delivered.",
      mixinStandardHelpOptions = true,
      versionProvider = ItoForwarder.Version.class,
      exitCodeList = {
        "0:They are dropped, or there was nothing to drop.",
        "1:Nothing was dropped: it was not wanted after all, or a forwarder is at work.",
        "2:There is no such event, or the command line is wrong.",
        HelpWords.LOCAL
      })
  private static final class Drop implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
        arity = "0..*",
        paramLabel = "ID",
        description = "Which ones; the first few characters will do.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that is in quarantine.")
    private boolean all;

    @Option(names = "--yes", description = "Do not ask; needed where nobody can be asked.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object; nobody is asked then.")
    private boolean json;

    @Mixin private ProjectOptions which;

    Drop(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws UsageException, IOException {
      if (ids.isEmpty() == !all) {
        throw new UsageException(
            all
                ? "--all and ids do not go together; say either"
                : "which events? Name their ids as ito-forwarder quarantine list shows them, or"
                    + " say --all");
      }
      return drop(chosen()).status();
    }

    private List<Entry> chosen() throws UsageException, IOException {
      List<Entry> entries = read(which, terminal).entries();
      if (all) {
        return entries;
      }
      Set<Entry> chosen = new LinkedHashSet<>();
      for (String id : ids) {
        chosen.add(QuarantineIds.find(id, entries));
      }
      return List.copyOf(chosen);
    }

    private ExitCode drop(List<Entry> chosen) throws UsageException, IOException {
      if (!json) {
        terminal.out().print(QuarantineView.dropping(chosen, Instant.now()));
        terminal.out().flush();
      }
      if (chosen.isEmpty()) {
        return report(0);
      }
      if (!Confirmation.given(yes, json)) {
        return fail("nothing was dropped");
      }
      Set<String> dropped = QuarantineIds.of(chosen);
      ProjectDirectory project = Settings.of(which, terminal).project();
      return Wiring.drop(project, dropped) ? report(dropped.size()) : fail(Wording.BUSY);
    }

    private ExitCode report(int dropped) {
      if (json) {
        terminal.out().println("{\"dropped\":" + dropped + "}");
      } else if (dropped > 0) {
        terminal.out().println(Quantities.count(dropped, "event") + " dropped");
      }
      return ExitCode.DONE;
    }

    private ExitCode fail(String message) {
      Failure.report(
          ExitCode.EVENTS_LEFT, message, json ? Failure.Form.ERROR : Failure.Form.TEXT, terminal);
      return ExitCode.EVENTS_LEFT;
    }
  }

  private static QuarantinedEvents.Contents read(ProjectOptions which, Terminal terminal)
      throws UsageException, IOException {
    return Wiring.quarantine(Settings.of(which, terminal).project()).read();
  }
}
