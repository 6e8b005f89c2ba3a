package dev.ito.forwarder.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as a list for a person, within 80 columns, or as an object for a program. */
final class DoctorView {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEVEL = 9;
  private static final int SUBJECT = 13;
  private static final int WIDTH = 80;

  private final List<Finding> findings;
  private final Looks looks;

  DoctorView(List<Finding> findings, Looks looks) {
    this.findings = findings;
    this.looks = looks;
  }

  static long count(List<Finding> findings, Finding.Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> append(finding, text));
    return text.append('\n').append(headline()).append('\n').toString();
  }

  private void append(Finding finding, StringBuilder text) {
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    String indent = " ".repeat(LEVEL + SUBJECT);
    text.append(looks.in(colour(finding.level()), pad(level, LEVEL)));
    text.append(pad(finding.subject(), SUBJECT));
    text.append(String.join('\n' + indent, wrapped(finding.text(), WIDTH - indent.length())));
    text.append('\n');
    finding
        .mend()
        .ifPresent(
            command ->
                text.append(" ".repeat(LEVEL))
                    .append(looks.in(Looks.Colour.DIM, pad("mend it:", SUBJECT)))
                    .append(looks.in(Looks.Colour.BOLD, command))
                    .append('\n'));
  }

  private static String pad(String text, int width) {
    return String.format("%-" + width + "s", text);
  }

  private static Looks.Colour colour(Finding.Level level) {
    return switch (level) {
      case OK -> Looks.Colour.GREEN;
      case WARNING -> Looks.Colour.YELLOW;
      case PROBLEM -> Looks.Colour.RED;
    };
  }

  /** In lines of whole words; a word that is too long, as a path may be, gets its own. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String headline() {
    long problems = count(findings, Finding.Level.PROBLEM);
    long warnings = count(findings, Finding.Level.WARNING);
    if (problems + warnings == 0) {
      return looks.in(Looks.Colour.GREEN, "all is well");
    }
    return looks.in(
        problems > 0 ? Looks.Colour.RED : Looks.Colour.YELLOW,
        Quantities.count(problems, "problem") + ", " + Quantities.count(warnings, "warning"));
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("problems", count(findings, Finding.Level.PROBLEM));
    node.put("warnings", count(findings, Finding.Level.WARNING));
    ArrayNode all = node.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode entry = all.addObject();
      entry.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      entry.put("subject", finding.subject());
      entry.put("text", finding.text());
      entry.put("command", finding.mend().orElse(null));
    }
    return node.toString();
  }
}
