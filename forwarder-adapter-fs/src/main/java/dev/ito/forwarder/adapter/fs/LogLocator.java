package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.util.Optional;

/** Finds the place in a log where an earlier reader stopped. */
final class LogLocator {
  private final LogBytes.Opened log;

  LogLocator(LogBytes.Opened log) {
    this.log = log;
  }

  JsonlReader locate(LogPosition from) throws IOException {
    if (from.equals(LogPosition.START)) {
      return reader(from, Located.How.UNCHANGED, 0, walkFromStart());
    }
    Optional<JsonlMark> mark = JsonlMark.decode(from.mark());
    if (mark.isEmpty()) {
      return byCount(from.count());
    }
    return byMark(from, mark.get());
  }

  private JsonlReader byCount(long count) throws IOException {
    EventLines lines = walkFromStart();
    while (lines.count() < count && lines.find(ignored -> {})) {
      lines.pass();
    }
    boolean reached = lines.count() == count;
    Located.How how = reached ? Located.How.BY_COUNT : Located.How.COUNT_BEYOND_END;
    return reader(lines.position(), how, 0, lines);
  }

  private JsonlReader byMark(LogPosition from, JsonlMark mark) throws IOException {
    if (log.size() >= mark.offset()) {
      LineCursor cursor = new LineCursor(log, mark.offset(), mark.lines());
      if (cursor.offset() == mark.offset() && mark.tail() == cursor.tail()) {
        Fingerprints known = new Fingerprints(mark.fingerprints());
        EventLines lines = new EventLines(cursor, from.count(), mark.last(), known);
        return reader(from, Located.How.UNCHANGED, 0, lines);
      }
    }
    return search(mark);
  }

  private JsonlReader search(JsonlMark mark) throws IOException {
    Fingerprints known = new Fingerprints(mark.fingerprints());
    AnchorSearch search = new AnchorSearch(known);
    EventLines walk = walkFromStart();
    while (walk.find(ignored -> {})) {
      search.see(walk.fingerprint());
      walk.pass();
    }
    EventLines lines = walkFromStart();
    while (lines.count() < search.eventsBefore() && lines.find(ignored -> {})) {
      lines.pass();
    }
    boolean amended = search.foundNewest() && lines.last() != mark.last();
    Located.How how = lines.count() == 0 ? Located.How.NOTHING_KNOWN : Located.How.FOUND_AGAIN;
    EventLines going = lines.remembering(known);
    return reader(going.position(), how, amended ? 1 : 0, going);
  }

  private EventLines walkFromStart() throws IOException {
    return new EventLines(new LineCursor(log, 0, 0), 0, 0, new Fingerprints());
  }

  private JsonlReader reader(
      LogPosition position, Located.How how, long amended, EventLines lines) {
    return new JsonlReader(log, new Located(position, how, amended), lines);
  }
}
