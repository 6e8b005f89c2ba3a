package dev.ito.forwarder.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the text format: every metric has HELP and TYPE before its samples, all of
 * them together; counters end in {@code _total} and are not negative; nothing comes twice.
 */
final class PrometheusText {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")(\\{"
              + LABEL
              + "(?:,"
              + LABEL
              + ")*\\})? ([-+]?[0-9.]+(?:e[-+]?[0-9]+)?)");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> helped = new HashSet<>();
  private String current = "";

  private PrometheusText() {}

  /** The samples by name and labels. */
  static Map<String, Double> read(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line is not ended");
    }
    PrometheusText reader = new PrometheusText();
    text.lines().forEach(reader::line);
    return reader.samples;
  }

  private void line(String line) {
    Matcher help = HELP.matcher(line);
    Matcher type = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (help.matches()) {
      require(helped.add(help.group(1)), "HELP twice", line);
    } else if (type.matches()) {
      current = type.group(1);
      require(helped.contains(current), "TYPE without HELP", line);
      require(types.put(current, type.group(2)) == null, "TYPE twice", line);
    } else {
      require(sample.matches(), "neither HELP nor TYPE nor a sample", line);
      sample(sample.group(1), sample.group(2), Double.parseDouble(sample.group(3)), line);
    }
  }

  private void sample(String name, String labels, double value, String line) {
    require(name.equals(current), "not under its own TYPE", line);
    boolean counter = types.get(name).equals("counter");
    require(counter == name.endsWith("_total"), "counters end in _total", line);
    require(!counter || value >= 0, "a counter is not negative", line);
    String key = labels == null ? name : name + labels;
    require(samples.put(key, value) == null, "twice", line);
  }

  private static void require(boolean holds, String what, String line) {
    if (!holds) {
      throw new AssertionError(what + ": " + line);
    }
  }
}
