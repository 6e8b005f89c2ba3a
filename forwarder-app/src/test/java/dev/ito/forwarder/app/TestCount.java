package dev.ito.forwarder.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adds up the test reports of all modules; the last thing that {@code mvn verify} says. */
public final class TestCount {
  private static final Pattern NUMBER =
      Pattern.compile(" (tests|errors|skipped|failures)=\"([0-9]+)\"");

  private TestCount() {}

  /**
   * Prints the sums.
   *
   * @param args the root of the project
   * @throws IOException if a report cannot be read
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    long[] sums = new long[3];
    for (Path report : reports(Path.of(args[0]))) {
      add(report, sums);
    }
    out.printf("%d passed, %d failed, %d skipped%n", sums[0] - sums[1] - sums[2], sums[1], sums[2]);
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(file -> file.getParent().toString().endsWith("-reports"))
          .toList();
    }
  }

  private static void add(Path report, long[] sums) {
    try (Stream<String> lines = Files.lines(report)) {
      lines
          .dropWhile(line -> !line.contains("<testsuite"))
          .takeWhile(line -> !line.contains("<properties") && !line.contains("<testcase"))
          .forEach(line -> add(line, sums));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, long[] sums) {
    Matcher matcher = NUMBER.matcher(line);
    while (matcher.find()) {
      int sum =
          switch (matcher.group(1)) {
            case "tests" -> 0;
            case "skipped" -> 2;
            default -> 1;
          };
      sums[sum] += Long.parseLong(matcher.group(2));
    }
  }
}
