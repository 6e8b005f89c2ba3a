package dev.ito.forwarder.app;

import dev.ito.forwarder.app.backend.Allowlist;
import dev.ito.forwarder.app.backend.DevBackend;
import dev.ito.forwarder.app.backend.DevBackendSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dev-backend}: a small ingest server, until it is stopped. */
@Command(
    name = "dev-backend",
    description = "Runs a small Ito backend on this machine, to try things out.",
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {
      "2:It cannot listen there, or the command line is wrong.",
      HelpWords.CTRL_C,
      HelpWords.SIGTERM
    },
    footer = {
      "It runs until it is stopped. It lets in the token in ITO_BACKEND_TOKEN, or dev-token if"
          + " that is not set, for all projects."
    })
final class DevBackendCommand implements Callable<Integer> {
  static final int DEFAULT_PORT = 9010;

  private static final String DEFAULT_TOKEN = "dev-token";

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port on the loopback address, 0 for any free one; default: 9010.")
  private int port = DEFAULT_PORT;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where events are stored; default: a new temporary directory.")
  private Optional<Path> dataDirectory;

  DevBackendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The settings of a backend for trying things out. */
  static DevBackendSettings settings(int port, Path dataDirectory, String token) {
    return new DevBackendSettings(
        port,
        dataDirectory,
        Set.of(token),
        Optional.empty(),
        Allowlist.all(),
        new ItoForwarder.Version().number());
  }

  @Override
  public Integer call() throws InterruptedException {
    String given = terminal.environment().getOrDefault(BackendAccess.TOKEN, "").strip();
    String token = given.isEmpty() ? DEFAULT_TOKEN : given;
    try {
      Path data =
          dataDirectory.isPresent()
              ? dataDirectory.get()
              : Files.createTempDirectory("ito-dev-backend");
      DevBackend backend = DevBackend.start(settings(port, data, token));
      Runtime.getRuntime().addShutdownHook(new Thread(backend::close, "dev-backend-stop"));
      terminal.out().println("listening on " + backend.url());
      terminal.out().println("storing in " + data);
      terminal
          .out()
          .println(
              "token: " + (given.isEmpty() ? DEFAULT_TOKEN : "the one in " + BackendAccess.TOKEN));
      terminal.out().flush();
      new CountDownLatch(1).await(); // until a signal ends the process
      return ExitCode.DONE.status();
    } catch (IOException | IllegalArgumentException e) {
      Failure.report(
          ExitCode.USAGE,
          "cannot listen on 127.0.0.1:" + port + ": " + e.getMessage() + "; choose another --port",
          false,
          terminal);
      return ExitCode.USAGE.status();
    }
  }
}
