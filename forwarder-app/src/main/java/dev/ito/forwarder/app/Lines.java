package dev.ito.forwarder.app;

import java.util.ArrayList;
import java.util.List;

/** Text cut to the width of a terminal. */
final class Lines {
  /** What every terminal shows in a line. */
  static final int WIDTH = 80;

  private Lines() {}

  /** Cuts at spaces where there are any; line breaks and what is indented stay as they are. */
  static List<String> of(String text, int width) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> cut(line, width, lines));
    return lines;
  }

  private static void cut(String line, int width, List<String> lines) {
    String rest = line;
    while (rest.length() > width && !rest.startsWith(" ")) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
  }
}
