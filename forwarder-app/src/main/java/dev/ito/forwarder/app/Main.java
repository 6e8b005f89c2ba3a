package dev.ito.forwarder.app;

import java.util.Optional;

/** Where the program begins, and the only place where it ends the process. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    Optional<ForwardCommand> forward = QuickArguments.forward(args, terminal);
    System.exit(forward.isPresent() ? forward.get().run() : ItoForwarder.run(args, terminal));
  }
}
