package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ito.forwarder.app.Looks.Colour;
import dev.ito.forwarder.domain.port.BackendProbe;
import java.util.List;
import java.util.Optional;

/**
 * Whether events could be delivered now: what the configuration says, and what the backend says.
 * The field names in JSON are the existing program's (contract 8.1).
 *
 * @param enabled whether forwarding is switched on
 * @param url the backend, safe to show
 * @param problem what is wrong with the configuration, if anything
 * @param report what the backend was found to be, if it was asked
 */
record BackendCheck(
    boolean enabled, String url, Optional<String> problem, Optional<BackendProbe.Report> report) {

  private static final int INDENT = 18;

  /** Asks the backend, if the configuration allows it. */
  static BackendCheck ask(Settings settings) throws InterruptedException {
    String url = "";
    boolean enabled = true;
    try {
      url = Redacted.url(settings.backendSection().url().value());
      Setting<Boolean> decided = settings.enabled();
      enabled = decided.value();
      if (!enabled && decided.origin().kind() == Origin.Kind.DEFAULT) {
        throw new UsageException(Wording.notSetUp(settings.project().path()));
      }
      if (!enabled) {
        return new BackendCheck(false, url, Optional.empty(), Optional.empty());
      }
      BackendAccess access = settings.backend();
      return new BackendCheck(true, url, Optional.empty(), Optional.of(Wiring.probe(access)));
    } catch (UsageException e) {
      return new BackendCheck(enabled, url, Optional.of(e.getMessage()), Optional.empty());
    }
  }

  ExitCode exitCode() {
    if (problem.isPresent()) {
      return ExitCode.USAGE;
    }
    boolean well = report.filter(BackendProbe.Report::allWell).isPresent();
    return well ? ExitCode.DONE : ExitCode.EVENTS_LEFT;
  }

  void addTo(ObjectNode node) {
    node.put("enabled", enabled);
    node.put("url", url);
    node.put("config_valid", problem.isEmpty());
    problem.ifPresentOrElse(
        what -> node.putArray("config_errors").add(what), () -> node.putArray("config_errors"));
    report.ifPresentOrElse(found -> put(node, found), () -> putUnknown(node));
  }

  private static void put(ObjectNode node, BackendProbe.Report found) {
    node.put("server_reachable", found.reachable());
    node.put("server_healthy", found.healthy());
    node.put("server_ready", found.ready());
    node.put("server_version", found.version().orElse(null));
    node.put("ready_reason", found.notReadyReason().orElse(null));
    node.put("auth_verified", found.authorised());
    node.put("token_scope", found.tokenScope().orElse(null));
    node.put("error", found.error().orElse(null));
  }

  private static void putUnknown(ObjectNode node) {
    List.of(
            "server_reachable",
            "server_healthy",
            "server_ready",
            "server_version",
            "ready_reason",
            "auth_verified",
            "token_scope",
            "error")
        .forEach(node::putNull);
  }

  String text(Looks looks) {
    StringBuilder text = new StringBuilder("\n");
    if (problem.isPresent()) {
      return text + row(looks, "config", false, problem.get());
    }
    if (report.isEmpty()) {
      return text + row(looks, "config", false, "forwarding is switched off by backend.enabled");
    }
    BackendProbe.Report found = report.get();
    text.append(
        row(looks, "server", found.reachable(), found.reachable() ? url : url + ", no answer"));
    if (found.reachable()) {
      String version = found.version().map(v -> "well, version " + v).orElse("well");
      text.append(row(looks, "health", found.healthy(), found.healthy() ? version : "not well"));
    }
    if (found.healthy()) {
      String why = found.notReadyReason().map(r -> "not ready: " + r).orElse("not ready");
      text.append(row(looks, "ready", found.ready(), found.ready() ? "takes events" : why));
    }
    if (found.healthy()) {
      String scope =
          found.tokenScope().map(s -> "the token is good, scope " + s).orElse("the token is good");
      text.append(
          row(looks, "token", found.authorised(), found.authorised() ? scope : "not let in"));
    }
    found.error().ifPresent(error -> text.append(row(looks, "error", false, error)));
    return text.toString();
  }

  private static String row(Looks looks, String label, boolean good, String what) {
    StringBuilder row = new StringBuilder();
    row.append(looks.in(Colour.DIM, String.format("  %-12s", label)));
    row.append(looks.in(good ? Colour.GREEN : Colour.RED, good ? "ok  " : "NO  "));
    List<String> lines = Lines.of(what, Lines.WIDTH - INDENT);
    return row.append(String.join("\n" + " ".repeat(INDENT), lines)).append('\n').toString();
  }
}
