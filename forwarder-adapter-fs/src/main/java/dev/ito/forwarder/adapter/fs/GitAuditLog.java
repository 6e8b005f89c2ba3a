package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The audit log where today's Ito keeps it: in a git branch, then in the files beside it that the
 * branch has not taken up yet, read as one log of which every event counts once.
 *
 * <p>Nothing in it stays in its place: the branch keeps the newest thousand events, folds equal
 * ones, and takes up the files in any order. So a place is what was dealt with, not where that
 * stood; and two lines of the same text are one event, as they are for Ito's own reader and writer.
 * The count of a place is how many events were dealt with so far. A pruned or folded branch is no
 * news, and reported as unchanged.
 *
 * <p>Strictly read only. Safe for use by several threads; readers are for one thread.
 */
final class GitAuditLog implements AuditLog {
  private final Optional<BranchLog> branch;
  private final List<FilePart> files;
  private final Predecessors predecessors;

  /**
   * A file beside the branch.
   *
   * @param key tells it apart from others, for as long as the state lives
   */
  record FilePart(String key, LogBytes bytes) {}

  GitAuditLog(Optional<BranchLog> branch, List<FilePart> files, Predecessors predecessors) {
    this.branch = branch;
    this.files = List.copyOf(files);
    this.predecessors = predecessors;
  }

  @Override
  public LogReader open(LogPosition from) throws IOException {
    boolean start = from.equals(LogPosition.START);
    Optional<DealtWith> known =
        start ? Optional.of(new DealtWith()) : predecessors.knowledge(from.mark());
    DealtWith dealt = known.isPresent() ? known.get() : new DealtWith();
    boolean more = !start && predecessors.addOwnTo(dealt);
    if (start) {
      predecessors.leaveOutOf(dealt);
    }
    List<LogPart> parts = new ArrayList<>();
    boolean handedOver = false;
    try {
      openChanged(dealt, parts);
      Optional<LogReader> reader = read(from, known.isPresent(), dealt, parts);
      handedOver = reader.isPresent(); // which closes the parts from here on
      return handedOver ? reader.get() : nothingNew(from, more && known.isPresent(), dealt);
    } finally {
      if (!handedOver) {
        PartsReader.closeAll(parts);
      }
    }
  }

  @Override
  public Optional<LogReader> upTo(LogPosition place) throws IOException {
    Optional<DealtWith> known = predecessors.knowledge(place.mark());
    if (known.isEmpty()) {
      return Optional.of(new AbsentLogReader(LogPosition.START));
    }
    predecessors.addOwnTo(known.get());
    addEarlierEvents(known.get());
    List<LogPart> parts = new ArrayList<>();
    boolean handedOver = false;
    try {
      openChanged(new DealtWith(), parts); // against nothing, everything has changed
      findPlaceInBranch(known.get(), parts);
      LogReader reader =
          parts.isEmpty() ? new AbsentLogReader(place) : again(place, known.get(), parts);
      handedOver = !parts.isEmpty();
      return Optional.of(reader);
    } finally {
      if (!handedOver) {
        PartsReader.closeAll(parts);
      }
    }
  }

  /** Reads what is known, from the start. */
  private LogReader again(LogPosition place, DealtWith known, List<LogPart> parts)
      throws IOException {
    DealtBefore before = new DealtBefore(known, parts);
    DealtWith others = before.others(parts);
    predecessors.leaveOutOf(others);
    LogPosition start = before.countedBack(place, others);
    return new PartsReader(parts, new Located(start, Located.How.UNCHANGED, 0), others, before);
  }

  /** What was taken over must be kept, before Ito moves what it says elsewhere. */
  private static LogReader nothingNew(LogPosition from, boolean more, DealtWith dealt) {
    return more
        ? new AbsentLogReader(from, new LogPosition(from.count(), dealt.encode()))
        : new AbsentLogReader(from);
  }

  /** Opens the parts that hold something and are not as they were when last read, in order. */
  private void openChanged(DealtWith dealt, List<LogPart> parts) throws IOException {
    Optional<String> tip = branch.isPresent() ? branch.get().tip() : Optional.empty();
    if (tip.isPresent() && !tip.get().equals(dealt.tip())) {
      addEarlierEvents(dealt);
      add(LogPart.BRANCH, branch.get().open(tip.get()), tip, dealt, parts);
      findPlaceInBranch(dealt, parts);
    }
    for (FilePart file : files) {
      add(file.key(), file.bytes().open(), Optional.empty(), dealt, parts);
    }
  }

  /** Until the branch was read to its end once, it may hold anything that the files do. */
  private void addEarlierEvents(DealtWith dealt) throws IOException {
    predecessors.addOthersTo(dealt);
    if (dealt.tip().isEmpty()) {
      for (FilePart file : files) {
        dealt.alsoKnows(EarlierEvents.of(file.bytes(), dealt.place(file.key())));
      }
    }
  }

  /** Ito may have begun the branch with one of the files as a whole. */
  private static void findPlaceInBranch(DealtWith dealt, List<LogPart> parts) throws IOException {
    if (!parts.isEmpty() && parts.get(0).isBranch()) {
      dealt.findPlaceInBranch(parts.get(0).bytes());
    }
  }

  private static void add(
      String key,
      Optional<LogBytes.Opened> opened,
      Optional<String> tip,
      DealtWith dealt,
      List<LogPart> parts)
      throws IOException {
    if (opened.isEmpty()) {
      return;
    }
    LogPart part = new LogPart(key, opened.get(), tip);
    parts.add(part); // from here on it is closed with the others
    boolean same = tip.isEmpty() && part.isReadToItsEnd(dealt);
    if (same || part.bytes().size() == 0) {
      parts.remove(part);
      part.close();
    }
  }

  private Optional<LogReader> read(
      LogPosition from, boolean known, DealtWith dealt, List<LogPart> parts) throws IOException {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Located located = known ? survey(from, dealt, parts) : nothingKnown(dealt, Optional.empty());
    if (!known) {
      survey(from, dealt, parts); // for what must not be sent at all
    }
    return Optional.of(new PartsReader(parts, located, dealt, Wanted.Everything.INSTANCE));
  }

  /** Finds out what became of the branch, if it has changed. */
  private Located survey(LogPosition from, DealtWith dealt, List<LogPart> parts)
      throws IOException {
    LogPart first = parts.get(0);
    if (!first.isBranch()) {
      return new Located(from, Located.How.UNCHANGED, 0);
    }
    BranchSurvey found = BranchSurvey.of(first, dealt, branch.orElseThrow().describe());
    boolean readBefore = !dealt.tip().isEmpty();
    if (readBefore && !found.known() && found.events() > 0) {
      Located.Gap gap = new Located.Gap(dealt.newest(), found.oldest().orElseThrow());
      return nothingKnown(dealt, Optional.of(gap));
    }
    LogPosition place = found.amended() == 0 ? from : new LogPosition(from.count(), dealt.encode());
    return new Located(place, Located.How.UNCHANGED, found.amended());
  }

  /** What the branch held is gone; it is not reported again. */
  private static Located nothingKnown(DealtWith dealt, Optional<Located.Gap> gap) {
    dealt.readTo("");
    dealt.forgetPlace(LogPart.BRANCH);
    LogPosition beginning = new LogPosition(0, dealt.encode());
    return new Located(beginning, Located.How.NOTHING_KNOWN, 0, gap);
  }
}
