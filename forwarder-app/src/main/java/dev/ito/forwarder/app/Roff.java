package dev.ito.forwarder.app;

import java.util.Locale;

/** The language of manual pages, as far as they need it. */
final class Roff {
  private final StringBuilder page = new StringBuilder();
  private boolean atHeading;

  Roff title(String name, String date, String source) {
    return line(".TH " + text(upper(name)) + " 1 " + date + " \"" + text(source) + "\" \"\"")
        .line(".nh") // a word of a command line must not be cut
        .line(".ad l");
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  Roff section(String heading) {
    line(".SH " + heading);
    atHeading = true;
    return this;
  }

  /** The line that lists of pages are made of. */
  Roff named(String name, String summary) {
    return line(text(name) + " \\- " + text(summary));
  }

  /** What is indented stays as it is; everything else is filled. */
  Roff paragraph(String text) {
    if (text.startsWith(" ")) {
      return asItIs(text);
    }
    return atHeading ? line(text(text)) : line(".PP").line(text(text));
  }

  /** A line that is not filled. */
  Roff asItIs(String text) {
    return line(".nf").line(text(text)).line(".fi");
  }

  /** Something and what it means. */
  Roff item(String bold, String rest, String meaning) {
    return line(".TP").line(font('B', bold) + font('I', rest)).line(text(meaning));
  }

  private static String font(char name, String text) {
    return text.isEmpty() ? "" : "\\f" + name + text(text) + "\\fR";
  }

  private Roff line(String line) {
    page.append(line).append('\n');
    atHeading = false;
    return this;
  }

  /** Text that says nothing to the formatter; hyphens can be copied into a shell. */
  static String text(String plain) {
    String safe = plain.replace("\\", "\\e").replace("-", "\\-");
    return safe.replaceAll("(?m)^(?=[.'])", "\\\\&");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
