import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Measures {@code watch}: from an append to its acknowledgement, and what waiting costs. */
final class WatchBench {
  private static final int WARM_UP = 200;
  private static final int EVENTS = 1000;

  private final Project project;

  WatchBench(Project project) {
    this.project = project;
  }

  void measure(Figures figures) throws Exception {
    Figures.head("watch, 100 events a second");
    try (Sink sink = Sink.answering(0)) {
      Process watch = project.start(project.command("watch", sink), false);
      try {
        await(sink, 1);
        double[] millis = latencies(sink);
        figures.atMost("11", "append to acknowledged, p50", millis[EVENTS / 2], "ms", 10, 1000);
        double late = millis[EVENTS * 99 / 100];
        figures.atMost("11", "append to acknowledged, p99", late, "ms", 50, 1000);
        double before = Machine.cpuSeconds(watch);
        TimeUnit.SECONDS.sleep(10);
        double idle = (Machine.cpuSeconds(watch) - before) / 10 * 100;
        figures.atMost("11", "idle, of a core", idle, "%", 0.3, 10);
        figures.atMost("11", "RSS", Machine.megabytes(watch, "VmRSS"), "MB", 80, 150);
      } finally {
        watch.destroy();
        watch.waitFor();
      }
    }
  }

  private double[] latencies(Sink sink) throws Exception {
    long[] appended = new long[WARM_UP + EVENTS];
    int first = (int) sink.events();
    for (int n = 0; n < appended.length; n++) {
      appended[n] = System.nanoTime();
      project.log().append(1);
      TimeUnit.NANOSECONDS.sleep(appended[n] + 10_000_000 - System.nanoTime());
    }
    await(sink, first + appended.length);
    double[] millis = new double[EVENTS];
    for (int n = 0; n < EVENTS; n++) {
      millis[n] = (sink.acknowledged(first + WARM_UP + n) - appended[WARM_UP + n]) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void await(Sink sink, long events) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (sink.events() < events) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(sink.events() + " of " + events + " arrived");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
