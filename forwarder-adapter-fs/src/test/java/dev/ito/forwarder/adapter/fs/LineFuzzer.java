package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What must hold of the line parser for any bytes at all. A fuzzer calls it, and so do tests. */
public final class LineFuzzer {
  private static final int MARGIN = 3;

  private LineFuzzer() {}

  /**
   * Tries one line.
   *
   * @param line any bytes
   */
  public static void fuzzerTestOneInput(byte[] line) {
    EventGrammar grammar = new EventGrammar();
    EventGrammar.Verdict verdict = grammar.check(line, 0, line.length);
    for (EventGrammar other : new EventGrammar[] {new EventGrammar(), grammar}) {
      require(verdict.equals(moved(other, line)), "the place in the buffer changes the verdict");
    }
    requireSameWhenTried(new EventGrammar(), line, verdict);
    requireSameWhenTried(grammar, line, verdict); // it knows the context by now
    if (!verdict.isWellFormed()) {
      require(!verdict.reason().isBlank(), "a line is refused without a reason");
      require(verdict.reason().lines().count() == 1, "a reason of more than one line");
      return;
    }
    JsonEventDecoder.INSTANCE.decode(new String(line, StandardCharsets.UTF_8)); // does not throw
    require(verdict.countFrom() <= verdict.countTo(), "a count that ends before it begins");
    require(verdict.countTo() <= line.length, "a count outside the line");
    byte[] uncounted = without(line, verdict);
    EventGrammar.Verdict again = grammar.check(uncounted, 0, uncounted.length);
    require(again.isWellFormed(), "no event any more without its count: " + again.reason());
  }

  private static void requireSameWhenTried(
      EventGrammar grammar, byte[] line, EventGrammar.Verdict verdict) {
    byte[] terminated = Arrays.copyOf(line, line.length + 1);
    terminated[line.length] = '\n';
    EventGrammar.Verdict tried = grammar.tryLine(terminated, 0, terminated.length);
    boolean whole = tried.isWellFormed() && tried.end() == line.length;
    require(!whole || tried.equals(verdict), "the short way comes to another verdict");
  }

  /** The same line with rubbish on both sides; places are counted from its beginning. */
  private static EventGrammar.Verdict moved(EventGrammar grammar, byte[] line) {
    byte[] buffer = new byte[line.length + 2 * MARGIN];
    Arrays.fill(buffer, (byte) '{');
    System.arraycopy(line, 0, buffer, MARGIN, line.length);
    EventGrammar.Verdict verdict = grammar.check(buffer, MARGIN, MARGIN + line.length);
    return verdict.isWellFormed()
        ? new EventGrammar.Verdict(
            "", verdict.end() - MARGIN, verdict.countFrom() - MARGIN, verdict.countTo() - MARGIN)
        : verdict;
  }

  private static byte[] without(byte[] line, EventGrammar.Verdict verdict) {
    int length = verdict.countTo() - verdict.countFrom();
    byte[] rest = Arrays.copyOf(line, line.length - length);
    int behind = line.length - verdict.countTo();
    System.arraycopy(line, verdict.countTo(), rest, verdict.countFrom(), behind);
    return rest;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
