import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name, and the table of it beside the goals. */
final class Figures {
  private final Map<String, List<Double>> measured = new LinkedHashMap<>();
  private boolean lost;

  void add(String name, double value) {
    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return measured.containsKey(name);
  }

  /** The one in the middle. */
  double median(String name) {
    List<Double> sorted = measured.get(name).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  static void head(String text) {
    System.out.println("\n" + text);
    System.out.printf("%-4s %-52s %14s %14s  %s%n", "#", "what", "measured", "goal", "");
  }

  /** A figure that should be so much at the most; beyond the gross limit all is lost. */
  void atMost(String number, String what, double value, String unit, double goal, double gross) {
    row(number, what, value, unit, "<= " + shown(goal), value <= goal);
    lost |= value > gross;
  }

  /** A figure that should be so much at the least. */
  void atLeast(String number, String what, double value, String unit, double goal) {
    row(number, what, value, unit, ">= " + shown(goal), value >= goal);
  }

  /** A figure that says what another one is compared with. */
  void plain(String what, double value, String unit) {
    row("", what, value, unit, "", true);
  }

  private void row(String number, String what, double value, String unit, String goal, boolean met) {
    System.out.printf(
        "%-4s %-52s %14s %14s  %s%n",
        number, what, shown(value) + " " + unit, goal, met ? "" : "missed");
  }

  private static String shown(double value) {
    String form = value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }

  /** Whether something is so far off that nobody needs to look twice. */
  boolean isLost() {
    return lost;
  }
}
