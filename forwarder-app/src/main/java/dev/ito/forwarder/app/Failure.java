package dev.ito.forwarder.app;

/** How a command says that it could not do its work. */
final class Failure {
  private Failure() {}

  static void report(ExitCode code, String message, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(ReportView.json(code, message));
    }
    terminal.err().println("Error: " + message);
  }
}
