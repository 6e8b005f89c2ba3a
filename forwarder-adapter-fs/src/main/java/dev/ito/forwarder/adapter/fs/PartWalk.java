package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/**
 * Walks over what is not dealt with in one part of a log, and remembers it as dealt with when it is
 * passed. For one thread.
 *
 * <p>In a file, which only grows, everything before the walk is dealt with. The branch is rewritten
 * by design, so its place follows far enough behind that what Ito still rewrites is recognised line
 * by line.
 */
final class PartWalk {
  private final LogPart part;
  private final DealtWith dealt;
  private final PartLines lines;
  private final Wanted wanted;
  private Optional<PartPlace> left = Optional.empty(); // where the first line is that was left
  private Optional<PartPlace> behind = Optional.empty();
  private PartPlace step;
  private int sinceStep;

  PartWalk(LogPart part, DealtWith dealt, Wanted wanted) throws IOException {
    this.part = part;
    this.dealt = dealt;
    this.wanted = wanted;
    this.lines = part.lines(dealt);
    this.step = lines.place();
    if (step.offset() == 0) {
      dealt.forgetPlace(part.key());
    }
  }

  LogPart part() {
    return part;
  }

  PartLines lines() {
    return lines;
  }

  /** Stands on the next wanted line that is not dealt with; repeats of known ones are passed. */
  boolean find() throws IOException {
    while (lines.find()) {
      if (dealt.knows(lines.fingerprint())) {
        pass();
      } else if (wanted.includes(part, lines)) {
        return true;
      } else {
        left = left.isPresent() ? left : Optional.of(lines.place());
        lines.pass();
      }
    }
    return false;
  }

  /** Steps behind the line that was found: it is dealt with. */
  void pass() {
    long count = lines.isEvent() ? lines.count() : 1;
    if (part.isBranch()) {
      dealt.sawInBranch(lines.fingerprint(), count);
    } else {
      dealt.sawInFile(lines.fingerprint(), count);
    }
    lines.pass();
    if (part.isBranch() && left.isEmpty() && ++sinceStep == DealtWith.BRANCH_STEP) {
      behind = Optional.of(step);
      step = lines.place();
      sinceStep = 0;
    }
  }

  /** Has the mark say how far this part is dealt with. */
  void keepPlace() {
    if (part.isBranch()) {
      if (behind.isPresent() && behind.get().offset() > 0) {
        dealt.place(part.key(), behind.get());
      }
    } else {
      dealt.place(part.key(), left.isPresent() ? left.get() : lines.place());
    }
  }

  /** Has the mark say that this part was read to its end. */
  void finish() {
    keepPlace();
    if (left.isEmpty() && part.tip().isPresent()) {
      dealt.readTo(part.tip().get());
    }
  }
}
