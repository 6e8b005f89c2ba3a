package dev.ito.forwarder.adapter.fs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How Ito rewrites the log in the branch (contract 2.4), with its limits as parameters. It knows
 * the events that tests make: one object on a line, fields in Ito's order.
 *
 * @param most how many events are kept; Ito keeps 1000
 * @param window how old an event may be against the newest; Ito keeps 30 days
 */
record ItoMerge(int most, Duration window) {
  static final ItoMerge LIKE_ITO = new ItoMerge(1000, Duration.ofDays(30));

  /** As Ito did before v0.1.29: nothing is folded, nothing is dropped. */
  static final ItoMerge KEEPING_ALL = new ItoMerge(0, Duration.ZERO);

  private static final Pattern TIME = Pattern.compile("\"ts\":\"([^\"]*)\"");
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+),");
  private static final Pattern FOLDED_BY =
      Pattern.compile("\"entity\":.*\"op\":\"reconciled\".*\"by\":\"[^\"]*\"");

  List<String> merge(List<String> existing, List<String> added) {
    List<String> lines = new ArrayList<>(existing);
    for (String line : added) {
      if (!line.isBlank()) {
        add(line, lines);
      }
    }
    return most == 0 ? lines : truncated(lines);
  }

  private void add(String line, List<String> lines) {
    String previous = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    String key = foldedBy(line);
    if (most > 0 && !key.isEmpty() && key.equals(foldedBy(previous))) {
      lines.set(lines.size() - 1, countedUp(previous)); // before the test for equal text
    } else if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  private static String foldedBy(String line) {
    Matcher key = FOLDED_BY.matcher(line);
    return key.find() ? key.group() : "";
  }

  private static String countedUp(String line) {
    Matcher count = COUNT.matcher(line);
    return count.find()
        ? count.replaceFirst("\"count\":" + (Long.parseLong(count.group(1)) + 1) + ",")
        : line.replace("\"ctx\":", "\"count\":2,\"ctx\":");
  }

  private List<String> truncated(List<String> lines) {
    List<String> sound = lines.stream().filter(line -> TIME.matcher(line).find()).toList();
    Instant newest = sound.stream().map(ItoMerge::time).max(Comparator.naturalOrder()).orElse(null);
    List<String> young =
        sound.stream().filter(line -> !time(line).isBefore(newest.minus(window))).toList();
    List<Integer> kept =
        IntStream.range(0, young.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> time(young.get(i)))
                    .thenComparing(Comparator.naturalOrder()))
            .skip(Math.max(0, young.size() - most))
            .sorted()
            .toList();
    return new ArrayList<>(kept.stream().map(young::get).toList());
  }

  private static Instant time(String line) {
    Matcher time = TIME.matcher(line);
    return time.find() ? Instant.parse(time.group(1)) : Instant.MIN;
  }
}
