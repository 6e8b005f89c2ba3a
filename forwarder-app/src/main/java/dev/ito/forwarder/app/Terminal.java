package dev.ito.forwarder.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command knows of the process around it.
 *
 * @param out for results
 * @param err for warnings and errors
 * @param environment the variables
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment) {

  static Terminal ofProcess() {
    return new Terminal(utf8(System.out), utf8(System.err), System.getenv());
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
