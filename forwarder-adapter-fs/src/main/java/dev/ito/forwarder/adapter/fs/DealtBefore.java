package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.LogPosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was dealt with at a place, of all that stands in the parts of a log now. */
final class DealtBefore implements Wanted {
  private final DealtWith known;
  private final Map<String, Long> places = new HashMap<>();
  private final Set<Long> there = new HashSet<>();

  /** What of some parts was dealt with; walks over them once. */
  DealtBefore(DealtWith known, List<LogPart> parts) throws IOException {
    this.known = known;
    for (LogPart part : parts) {
      Optional<PartPlace> place = known.place(part.key());
      if (place.isPresent() && part.continues(known)) {
        places.put(part.key(), place.get().offset());
      }
      find(part);
    }
  }

  private void find(LogPart part) throws IOException {
    for (PartLines lines = part.linesFrom(PartPlace.START); lines.find(); lines.pass()) {
      if (lines.isEvent() && includes(part, lines)) {
        there.add(lines.fingerprint());
      }
    }
  }

  @Override
  public boolean includes(LogPart part, PartLines lines) {
    return lines.offset() < places.getOrDefault(part.key(), 0L) || known.knows(lines.fingerprint());
  }

  /** What else is dealt with: in the files of other worktrees, or gone from the log. */
  DealtWith others(List<LogPart> parts) {
    DealtWith others = known.copy();
    there.forEach(others::forget);
    others.readTo("");
    parts.forEach(part -> others.forgetPlace(part.key()));
    return others;
  }

  /** The place at which only those others are dealt with. */
  LogPosition countedBack(LogPosition place, DealtWith others) {
    return new LogPosition(Math.max(0, place.count() - there.size()), others.encode());
  }
}
