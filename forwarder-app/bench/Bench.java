import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Measures the goals of the program's cost, in one run and side by side. */
final class Bench {
  private final Path program;
  private final Path work;
  private final int big;
  private final int repetitions;
  private final Figures figures = new Figures();
  private final List<String> hello;

  private Bench(Path program, Path work, boolean isShort) {
    this.program = program;
    this.work = work;
    this.big = isShort ? 100_000 : 1_000_000;
    this.repetitions = isShort ? 3 : 21;
    String home = System.getenv("JAVA_HOME");
    String java = home == null || home.isEmpty() ? "java" : home + "/bin/java";
    String classes = System.getProperty("java.class.path");
    hello = List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes, "Hello");
  }

  public static void main(String[] args) throws Exception {
    List<String> options = Arrays.asList(args).subList(1, args.length);
    Path work = Files.createTempDirectory("ito-bench");
    Bench bench = new Bench(Path.of(args[0]), work, options.contains("--short"));
    try {
      Machine.describe();
      if (options.contains("--syslog-ng")) {
        new SyslogNg(work, bench.big).measure();
        return;
      }
      bench.starts();
      bench.hanging();
      bench.catchUps();
      new WatchBench(bench.project("watch", 1)).measure(bench.figures);
      bench.distribution();
    } finally {
      delete(work);
    }
    System.exit(bench.figures.isLost() ? 1 : 0);
  }

  private Project project(String name, int events) throws IOException {
    Project project = new Project(program, work.resolve(name));
    project.log().append(events);
    return project;
  }

  /** Runs with nothing or one event to send, in turns with what they are compared with. */
  private void starts() throws Exception {
    try (Sink sink = Sink.answering(0)) {
      Project small = project("small", 10);
      Project large = project("large", big);
      small.time(small.forward(sink), false);
      large.time(large.forward(sink, "--batch-size", "1000"), false);
      for (int n = 0; n < repetitions; n++) {
        figures.add("floor", small.time(hello, false));
        start("10", small, sink);
        start("big", large, sink);
        background("up", small, sink);
        Shells.time(figures, "sh", small, List.of("sh", "-c", ":"));
        Shells.time(figures, "recall 10", small, small.forward(sink));
        Shells.time(figures, "recall big", large, large.forward(sink));
      }
    }
    printStarts();
  }

  private void start(String size, Project project, Sink sink) throws Exception {
    figures.add("nothing " + size, project.time(project.forward(sink), false));
    project.log().append(1);
    long before = sink.events();
    figures.add("one " + size, project.time(project.forward(sink), false));
    if (sink.events() != before + 1) {
      throw new IllegalStateException("the event did not arrive");
    }
    project.time(project.forward(sink), true); // which notes that there is nothing to do
  }

  private void background(String how, Project project, Sink sink) throws Exception {
    Path log = project.state("event-forward.log");
    long before = Files.exists(log) ? Files.size(log) : 0;
    List<String> command =
        project.forward(sink, "--background", "--deadline", "500ms", "--max-retries", "0");
    figures.add("background " + how, project.time(command, true));
    while (!Files.exists(log) || Files.size(log) == before) {
      Thread.onSpinWait(); // until it is over, so that it does not run beside the next measurement
    }
  }

  private void printStarts() {
    double floor = figures.median("floor");
    double sh = figures.median("sh");
    Figures.head("Starts, medians of " + repetitions + "; logs of 10 and " + big + " events");
    figures.plain("floor: java -XX:TieredStopAtLevel=1 Hello", floor, "ms");
    figures.plain("sh -c :", sh, "ms");
    for (String size : List.of("10", "big")) {
      double nothing = figures.median("nothing " + size) / floor;
      double one = figures.median("one " + size) / floor;
      figures.atMost("1", "nothing new, asked of Java, log " + size, nothing, "floor", 1.25, 2);
      figures.atMost("3", "one new event, log " + size, one, "floor", 2.5, 5);
    }
    for (String size : List.of("10", "big")) {
      double recall = figures.median("recall " + size) / sh;
      figures.atMost("2", "nothing new, without Java, log " + size, recall, "sh", 3, 20);
    }
    double same = figures.median("nothing big") / figures.median("nothing 10");
    figures.atMost("1", "log big against log 10, nothing new", same, "x", 1.1, 3);
    double sameOne = figures.median("one big") / figures.median("one 10");
    figures.atMost("3", "log big against log 10, one new event", sameOne, "x", 1.1, 3);
    figures.atMost(
        "4", "--background, backend up", background("up"), "sh", 3, 20);
  }

  private double background(String how) {
    return figures.median("background " + how) / figures.median("sh");
  }

  /** Runs that the backend keeps waiting, and runs without a backend. */
  private void hanging() throws Exception {
    Project project = project("hanging", 100);
    Figures.head("Backend away or hanging");
    try (Sink sink = Sink.hanging()) {
      for (int n = 0; n < 20; n++) {
        double millis = project.time(project.forward(sink, "--best-effort"), false);
        figures.add(n == 0 ? "first" : "following", millis);
      }
      figures.atMost("5", "first best-effort run", figures.median("first"), "ms", 2000, 5000);
      double base = figures.median("nothing 10");
      double following = figures.median("following") / base;
      figures.atMost("5", "following runs, against goal 1", following, "x", 1.5, 5);
      figures.atMost("5", "requests in 20 runs", sink.requests(), "", 3, 10);
      for (int n = 0; n < Math.min(5, repetitions); n++) {
        background("hangs", project, sink);
      }
      figures.atMost("4", "--background, backend hangs", background("hangs"), "sh", 3, 20);
    }
    away(project);
  }

  private void away(Project small) throws Exception {
    Sink sink = Sink.answering(0);
    sink.close();
    Project large = project("waiting", big);
    for (int n = 0; n < Math.min(9, repetitions); n++) {
      background("down", small, sink);
      small.forget();
      large.forget();
      figures.add("fails small", small.time(small.forward(sink, "--max-retries", "0"), false, 1));
      figures.add("fails big", large.time(large.forward(sink, "--max-retries", "0"), false, 1));
    }
    figures.atMost("4", "--background, backend down", background("down"), "sh", 3, 20);
    double ratio = figures.median("fails big") / figures.median("fails small");
    figures.atMost("10", "a failing run, " + big + " waiting against 100", ratio, "x", 1.2, 5);
  }

  private void catchUps() throws Exception {
    Figures.head("Catch-up of " + big + " events, and a tenth of that");
    Project large = project("large", 0);
    Project tenth = project("tenth", big / 10);
    int rounds = Math.min(3, repetitions);
    for (int n = 0; n < rounds; n++) {
      catchUp("100 tenth", tenth, 0, "100");
      catchUp("100", large, 0, "100");
      catchUp("1000", large, 0, "1000");
    }
    Project slow = project("slow", big / 10);
    catchUp("slow", slow, 20, "100");
    figures.atLeast("6", "batch 100, fast sink", figures.median("rate 100"), "/s", 250_000);
    double same = figures.median("rate 100") / figures.median("rate 100 tenth");
    figures.atMost("6", "the same rate as of a tenth", same, "x", 1.15, Double.MAX_VALUE);
    figures.plain("     what no event costs of that", 1000 * secondsBeside(), "ms");
    figures.plain("7    batch 1000, fast sink", figures.median("rate 1000"), "/s");
    double share = figures.median("rate slow") / 5000;
    figures.atLeast("8", "20 ms a request, of 50 requests/s", share, "", 0.95);
    for (String batch : List.of("100 tenth", "100", "1000")) {
      double rss = figures.median("rss " + batch);
      figures.atMost("9", "peak RSS, batch " + batch, rss, "MB", 100, 150);
    }
  }

  /** What two catch-ups have in common, if all their events take the same time. */
  private double secondsBeside() {
    double whole = big / figures.median("rate 100");
    double tenth = big / 10 / figures.median("rate 100 tenth");
    return (10 * tenth - whole) / 9;
  }

  private void catchUp(String name, Project project, long latency, String batch) throws Exception {
    project.forget();
    long events;
    try (Stream<String> lines = Files.lines(project.log().file())) {
      events = lines.count();
    }
    try (Sink sink = Sink.answering(latency)) {
      long begin = System.nanoTime();
      Process run = project.start(project.forward(sink, "--batch-size", batch), true);
      figures.add("rss " + name, Machine.peakMegabytes(run));
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (run.exitValue() != 0 || sink.events() != events) {
        throw new IllegalStateException(sink.events() + " of " + events + " arrived");
      }
      figures.add("rate " + name, events / seconds);
    }
  }

  private void distribution() throws IOException {
    Figures.head("Distribution");
    long jars = 0;
    List<Path> files = new ArrayList<>();
    try (Stream<Path> lib = Files.list(program.resolve("lib"))) {
      lib.filter(file -> file.toString().endsWith(".jar")).forEach(files::add);
    }
    for (Path jar : files) {
      jars += Files.size(jar);
    }
    figures.atMost("12", "jars", jars / 1e6, "MB", 6, 12);
    Path archive = program.resolve("lib/archive/classes.jsa");
    if (Files.exists(archive)) {
      figures.plain("class-data archive", Files.size(archive) / 1e6, "MB");
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
