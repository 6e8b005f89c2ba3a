package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * One part of a log, open: the branch, or one of the files beside it.
 *
 * @param key tells the parts of a log apart
 * @param bytes what it holds
 * @param tip what the branch holds now, if it is the branch
 */
record LogPart(String key, LogBytes.Opened bytes, Optional<String> tip) implements Closeable {
  static final String BRANCH = "branch";

  boolean isBranch() {
    return tip.isPresent();
  }

  /** Whether it goes on as it was when it was last read. */
  boolean continues(DealtWith dealt) throws IOException {
    Optional<PartPlace> place = dealt.place(key);
    return place.isPresent() && place.get().offset() > 0 && place.get().in(bytes).isPresent();
  }

  /** Whether there is nothing behind the place to which it was read. */
  boolean isReadToItsEnd(DealtWith dealt) throws IOException {
    Optional<PartPlace> place = dealt.place(key);
    return place.isPresent() && place.get().offset() == bytes.size() && continues(dealt);
  }

  /** The lines behind the place before which everything is dealt with. */
  PartLines lines(DealtWith dealt) throws IOException {
    Optional<PartPlace> place = dealt.place(key);
    Optional<LineCursor> there = place.isEmpty() ? Optional.empty() : place.get().in(bytes);
    LineCursor cursor = there.isPresent() ? there.get() : new LineCursor(bytes, 0, 0);
    return new PartLines(cursor, dealt);
  }

  /** The lines from a place on that was reached just now. */
  PartLines linesFrom(PartPlace place) throws IOException {
    return new PartLines(new LineCursor(bytes, place.offset(), place.lines()));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
