import java.util.ArrayList;
import java.util.List;

/** Times what is too short for this harness: many runs by a small shell, so that its cost counts. */
final class Shells {
  private static final int RUNS = 40;
  private static final String LOOP =
      "n=0; while [ $n -lt " + RUNS + " ]; do \"$@\" >/dev/null || exit; n=$((n+1)); done";

  private Shells() {}

  static void time(Figures figures, String name, Project project, List<String> command)
      throws Exception {
    List<String> loop = new ArrayList<>(List.of("sh", "-c", LOOP, "sh"));
    loop.addAll(command);
    figures.add(name, project.time(loop, true) / RUNS);
  }
}
