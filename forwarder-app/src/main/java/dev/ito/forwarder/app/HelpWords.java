package dev.ito.forwarder.app;

/** What several help screens and manual pages say in the same words. */
final class HelpWords {
  static final String DELIVERED = "0:All is delivered, or there was nothing to do.";
  static final String SHOWN = "0:It was shown.";
  static final String EVENTS_LEFT = "1:Stopped with events left, which are tried again.";
  static final String USAGE = "2:The command line or the configuration is wrong; nothing was done.";
  static final String COMMAND_LINE = "2:The command line is wrong.";
  static final String LOCAL = "3:The local log or state cannot be read, trusted or written.";
  static final String CTRL_C = "130:It was ended by Ctrl-C.";
  static final String SIGTERM = "143:It was ended by SIGTERM.";

  static final String SETTINGS =
      "What no option says is taken from the environment and from Ito's config files; ito-forwarder"
          + " config shows it.";

  private HelpWords() {}
}
