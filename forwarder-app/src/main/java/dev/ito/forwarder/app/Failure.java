package dev.ito.forwarder.app;

import dev.ito.forwarder.domain.port.UntrustedStateException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a command says that it could not do its work. */
final class Failure {
  static final String DEBUG = "ITO_FORWARDER_DEBUG";

  private Failure() {}

  /** What a program that reads the output is told. */
  enum Form {
    /** Nothing: a person reads it. */
    TEXT,
    /** An object with the error alone. */
    ERROR,
    /** What stands in for the report of a run. */
    REPORT;

    private static final Set<String> RUNS = Set.of("forward", "replay");

    /** The form that a command line asks for. */
    static Form of(String... args) {
      List<String> words = List.of(args);
      if (!words.contains("--json")) {
        return TEXT;
      }
      return RUNS.contains(words.get(0)) ? REPORT : ERROR;
    }

    private String json(ExitCode code, String message) {
      return this == REPORT ? ReportView.json(code, message) : ReportView.error(code, message);
    }
  }

  /** Of a run. */
  static void report(ExitCode code, String message, boolean json, Terminal terminal) {
    report(code, message, json ? Form.REPORT : Form.TEXT, terminal);
  }

  static void report(ExitCode code, String message, Form form, Terminal terminal) {
    if (form != Form.TEXT) {
      terminal.out().println(form.json(code, message));
    }
    terminal.err().println("Error: " + message);
  }

  /** Says what a command has thrown, and with which status the process should end. */
  static ExitCode of(Exception thrown, Form form, Terminal terminal) {
    ExitCode code = code(thrown);
    report(code, message(thrown, terminal), form, terminal);
    return code;
  }

  private static ExitCode code(Exception thrown) {
    if (thrown instanceof UsageException) {
      return ExitCode.USAGE;
    }
    return thrown instanceof InterruptedException ? ExitCode.EVENTS_LEFT : ExitCode.LOCAL;
  }

  private static String message(Exception thrown, Terminal terminal) {
    if (thrown instanceof UsageException) {
      return thrown.getMessage();
    }
    if (thrown instanceof InterruptedException) {
      return "interrupted; the next run goes on where this one was";
    }
    return thrown instanceof IOException e ? local(e) : unforeseen(thrown, terminal);
  }

  /** What is wrong on this machine. */
  static String local(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " must not be read or written by this user; nothing is lost";
    }
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    return e.getClass() == IOException.class || e instanceof UntrustedStateException
        ? message
        : message + " (" + e.getClass().getSimpleName() + ")";
  }

  /** A fault of ours; somebody who looks for it asks for the stack trace. */
  private static String unforeseen(Exception thrown, Terminal terminal) {
    if (terminal.environment().containsKey(DEBUG)) {
      thrown.printStackTrace(terminal.err());
    }
    return "this should not happen: " + thrown + "; nothing is lost. " + DEBUG + "=1 shows where";
  }
}
