import java.util.List;

/** Times what is over in a millisecond or two: often, so that the median is worth something. */
final class Shells {
  private static final int RUNS = 20;

  private Shells() {}

  static void time(Figures figures, String name, Project project, List<String> command)
      throws Exception {
    for (int n = 0; n < RUNS; n++) {
      figures.add(name, project.time(command, true));
    }
  }
}
