package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/**
 * What is known of a branch that has changed, found out before anything is read from it.
 *
 * @param events how many there are behind its place
 * @param known whether any of what stands in it is known
 * @param amended how many known events stand for another number of occurrences than before
 * @param oldest when the first event that is not known happened, as it says itself
 */
record BranchSurvey(long events, boolean known, long amended, Optional<String> oldest) {

  /** Walks over the branch once; what was amended is remembered as it is now. */
  static BranchSurvey of(LogPart branch, DealtWith dealt, String where) throws IOException {
    PartLines lines = branch.lines(dealt);
    long events = 0;
    long amended = 0;
    boolean known = branch.continues(dealt);
    Optional<String> oldest = Optional.empty();
    for (; lines.find(); lines.pass()) {
      if (!lines.isEvent()) {
        requireUtf8(lines, where);
        continue;
      }
      events++;
      if (dealt.knows(lines.fingerprint())) {
        known = true;
        amended += dealt.isAmended(lines.fingerprint(), lines.count()) ? 1 : 0;
        dealt.counted(lines.fingerprint(), lines.count());
      } else {
        oldest = oldest.isPresent() ? oldest : Optional.of(lines.time());
      }
    }
    return new BranchSurvey(events, known, amended, oldest);
  }

  /** Ito takes such a log for empty when it writes to it next; somebody must know before that. */
  private static void requireUtf8(PartLines lines, String where) throws IOException {
    if (!lines.isUtf8()) {
      throw new IOException(
          "line "
              + lines.lineNumber()
              + " of the log in "
              + where
              + " is not UTF-8, and Ito replaces such a log when it writes to it next. Mend the"
              + " line and commit it to the branch before that. Nothing was sent");
    }
  }
}
