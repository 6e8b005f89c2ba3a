package dev.ito.forwarder.app;

/** What the manual page of the whole program says beyond its help screen. */
final class ManualNotes {
  private ManualNotes() {}

  static void write(Roff page) {
    environment(page);
    files(page);
  }

  private static void environment(Roff page) {
    page.section("ENVIRONMENT");
    page.item(BackendAccess.TOKEN, "", "The token that lets us in; never an argument.");
    page.item(
        BackendAccess.ORG + ", " + BackendAccess.REPO,
        "",
        "The organisation and the repository that events are delivered to.");
    page.item("PROJECT_DIR", "", "A directory whose config.json counts most of all files.");
    page.item(
        "XDG_CONFIG_HOME, HOME",
        "",
        "Where the user's own configuration is; on Windows also APPDATA.");
    page.item(
        "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY",
        "",
        "The proxy on the way to the backend, and the hosts that are reached without.");
    page.item("NO_COLOR", "", "If it is not empty, nothing is coloured.");
    page.item("JAVA_HOME", "", "The Java to run with; default: the one on the PATH.");
    page.item("ITO_FORWARDER_OPTS", "", "More options for Java.");
    page.item("ITO_FORWARDER_MEMO", "", "If it is off, every run looks for itself.");
    page.item(Failure.DEBUG, "", "If it is set, a fault of the program shows where it is.");
  }

  private static void files(Roff page) {
    page.section("FILES");
    page.item(".ito/.state/audit/events.jsonl", "", "The log. It is never written.");
    page.item(
        ".ito/.state/event-forward-offset",
        "",
        "How many events are delivered, as the existing Ito program has it.");
    page.item(
        ".ito/.state/event-forward-state.jsonl",
        "",
        "What else a run has to know of the last one.");
    page.item(
        ".ito/.state/event-forward-quarantine.jsonl",
        "",
        "Events that the backend refused, and that were set aside.");
    page.item(".ito/.state/" + BackgroundLog.NAME, "", "What runs with --background had to say.");
    page.paragraph("Which configuration files are read is said in ito-forwarder-config(1).");
  }
}
