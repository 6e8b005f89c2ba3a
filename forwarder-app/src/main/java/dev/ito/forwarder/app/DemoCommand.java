package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ito.forwarder.app.backend.DevBackend;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.MalformedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: the whole way of an event, on this machine, with nothing to set up. */
@Command(
    name = "demo",
    description = {
      "Shows forwarding at work. Needs no network and no project.",
      "",
      "It makes a project and a backend in a temporary directory, forwards, appends, forwards again,"
          + " and comes through an outage."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ItoForwarder.Version.class,
    exitCodeList = {"0:Every event came through, once, in order.", "1:It did not."})
final class DemoCommand implements Callable<Integer> {
  private static final int EVENTS = 300;
  private static final String TOKEN = "demo-token";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;
  private final DemoLog demoLog = new DemoLog();
  private final List<String> written = new ArrayList<>();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, UsageException {
    Path home = Files.createTempDirectory("ito-forwarder-demo");
    ProjectDirectory project = ProjectDirectory.ofFile(home.resolve("project").resolve(".ito"));
    Path data = home.resolve("backend");
    Files.createDirectories(project.log().getParent());
    say("1. A project with an audit log of %d events and one line that is none".formatted(EVENTS));
    append(project, demoLog.events(EVENTS / 2));
    Files.writeString(project.log(), "{\"torn\":\n", StandardOpenOption.APPEND);
    append(project, demoLog.events(EVENTS / 2));
    say("   " + project.log());
    DevBackend backend = DevBackend.start(DevBackendCommand.settings(0, data, TOKEN));
    try {
      say("2. A backend at " + backend.url() + ", storing in " + data);
      forward("3. Forwarding", project, backend.port(), new Narrator());
      append(project, demoLog.events(1));
      forward(
          "4. One more event is appended, and forwarded", project, backend.port(), new Narrator());
      append(project, demoLog.events(1));
      backend.close();
      Restart restart = new Restart(backend.port(), data);
      forward("5. The backend is stopped; one more event", project, backend.port(), restart);
      backend = restart.backend(backend);
      return compare(data, project);
    } finally {
      backend.close();
    }
  }

  private void append(ProjectDirectory project, List<String> events) throws IOException {
    written.addAll(events);
    Files.writeString(
        project.log(),
        String.join("\n", events) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void forward(String title, ProjectDirectory project, int port, ForwardListener listener)
      throws IOException, InterruptedException, UsageException {
    say(title);
    BackendAccess access =
        new BackendAccess(
            "http://127.0.0.1:" + port,
            "demo",
            "project",
            TOKEN,
            Wiring.DEFAULT_TIMEOUT,
            Optional.empty());
    ForwardSettings settings =
        ForwardSettings.DEFAULT.withRetry(new RetrySettings(5, Duration.ofMillis(100)));
    ForwardReport report = Wiring.forward(project, access, settings, listener);
    say("   " + ReportView.line(report));
  }

  private Integer compare(Path data, ProjectDirectory project) throws IOException {
    Path stored = data.resolve("projects/demo/project/.ito/.state/audit/events.jsonl");
    boolean same = values(Files.readAllLines(stored)).equals(values(written));
    say("6. Compared: the backend has " + Files.readAllLines(stored).size() + " events, ");
    say(
        same
            ? "   every event of the log, once, in order"
            : "   and that is NOT what the log holds");
    say("   log:        " + project.log());
    say("   stored:     " + stored);
    say("   checkpoint: " + project.state().resolve("event-forward-offset"));
    return same ? ExitCode.DONE.status() : ExitCode.EVENTS_LEFT.status();
  }

  private static List<JsonNode> values(List<String> lines) throws IOException {
    List<JsonNode> values = new ArrayList<>();
    for (String line : lines) {
      values.add(JSON.readTree(line));
    }
    return values;
  }

  private void say(String what) {
    terminal.out().println(what);
  }

  /** Tells what a run does. */
  private class Narrator implements ForwardListener {
    @Override
    public void malformed(MalformedLine line) {
      say("   line " + line.line() + " is no event and is skipped: " + line.reason());
    }

    @Override
    public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
      say(
          "   attempt %d failed (%s); trying again in %d ms"
              .formatted(attempt, error.detail(), wait.toMillis()));
    }
  }

  /** Brings the backend back after the second failed attempt. */
  private final class Restart extends Narrator {
    private final int port;
    private final Path data;
    private Optional<DevBackend> started = Optional.empty();

    Restart(int port, Path data) {
      this.port = port;
      this.data = data;
    }

    @Override
    public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
      super.retrying(batch, error, attempt, wait);
      if (attempt == 2) {
        say("   the backend comes back");
        started = Optional.of(start());
      }
    }

    private DevBackend start() {
      try {
        return DevBackend.start(DevBackendCommand.settings(port, data, TOKEN));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    DevBackend backend(DevBackend otherwise) {
      return started.orElse(otherwise);
    }
  }
}
