import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same catch-up by syslog-ng: no check of the JSON, a constant key, the answer not looked at. */
final class SyslogNg {
  private final Path work;
  private final int events;

  SyslogNg(Path work, int events) {
    this.work = work;
    this.events = events;
  }

  void measure() throws Exception {
    LogFile log = new LogFile(work.resolve("syslog-ng.jsonl"));
    log.append(events);
    Figures.head("syslog-ng, catch-up of " + events + " events");
    Figures figures = new Figures();
    for (int batch : new int[] {100, 1000}) {
      figures.plain("batch " + batch + ", fast sink", rate(log.file(), batch), "/s");
    }
  }

  private double rate(Path log, int batch) throws Exception {
    Path state = Files.createDirectory(work.resolve("syslog-ng-" + batch));
    try (Sink sink = Sink.answering(0)) {
      Path configuration = state.resolve("syslog-ng.conf");
      Files.writeString(configuration, configuration(log, batch, sink.url()));
      long begin = System.nanoTime();
      Process run = start(state, configuration);
      while (sink.events() < events && run.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      run.destroy();
      run.waitFor();
      if (sink.events() < events) {
        throw new IllegalStateException("syslog-ng ended after " + sink.events() + " events");
      }
      return events / seconds;
    }
  }

  private static Process start(Path state, Path configuration) throws IOException {
    List<String> command =
        List.of(
            System.getenv().getOrDefault("SYSLOG_NG", "syslog-ng"),
            "--foreground",
            "--no-caps",
            "--cfgfile=" + configuration,
            "--persist-file=" + state.resolve("persist"),
            "--pidfile=" + state.resolve("pid"),
            "--control=" + state.resolve("control"));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static String configuration(Path log, int batch, String url) {
    return """
        @version: 3.38
        options { stats-freq(0); };
        source events {
          file("%s" flags(no-parse) log-iw-size(100000) log-fetch-limit(10000) follow-freq(1));
        };
        destination backend {
          http(
            url("%s/api/v1/projects/bench/bench/events")
            method("POST")
            headers("Content-Type: application/json", "Authorization: Bearer bench-token")
            body-prefix("{\\"idempotency_key\\":\\"bench-event-forward\\",\\"events\\":[")
            body("$MSG")
            delimiter(",")
            body-suffix("]}")
            batch-lines(%d)
            batch-timeout(100)
            workers(1)
          );
        };
        log { source(events); destination(backend); flags(flow-control); };
        """
        .formatted(log, url, batch);
  }
}
