package dev.ito.forwarder.adapter.fs;

import static dev.ito.forwarder.domain.LogPosition.START;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.Located;
import java.io.IOException;
import java.util.Optional;

/**
 * What was forwarded from the file that was the whole log before there was a branch. Its state was
 * kept beside it; what that says is dealt with is taken over, once for each such file.
 *
 * @param key the file's place among the parts of the log
 * @param file the file, which Ito may have moved into the branch by now
 * @param state where it was kept how far it was forwarded, if anything is to be taken over
 * @param destination where the events go; what went elsewhere is not taken over
 */
record Predecessor(
    String key,
    LogBytes file,
    Optional<FileCheckpointStore> state,
    Optional<Destination> destination) {
  /** What a position begins with that was taken over as a whole. */
  private static final String TAKEN_OVER = "f1 ";

  /** A position of the file, as one of a log that it is a part of. */
  static LogPosition takenOver(LogPosition place) {
    boolean start = place.equals(LogPosition.START);
    boolean ours = DealtWith.decode(place.mark()).isPresent();
    return start || ours
        ? place
        : new LogPosition(place.count(), TAKEN_OVER + place.count() + ' ' + place.mark());
  }

  /** What a mark says is dealt with, or nothing if it says nothing we understand. */
  Optional<DealtWith> knowledge(String mark) throws IOException {
    if (!mark.startsWith(TAKEN_OVER)) {
      return DealtWith.decode(mark);
    }
    String rest = mark.substring(TAKEN_OVER.length());
    int end = rest.indexOf(' ');
    DealtWith dealt = new DealtWith();
    take(new LogPosition(Long.parseLong(rest.substring(0, end)), rest.substring(end + 1)), dealt);
    return Optional.of(dealt);
  }

  /** Adds what the file's own state says, unless the file is known already; says if it did. */
  boolean addTo(DealtWith dealt) throws IOException {
    if (state.isEmpty() || dealt.place(key).isPresent()) {
      return false;
    }
    Checkpoint found = state.get().peek().checkpoint();
    if (found.destination().isEmpty() || found.destination().equals(destination)) {
      take(found.confirmed(), dealt);
    }
    return dealt.place(key).isPresent();
  }

  /** Has a walk from the start see everything: what is read behind a place of it is not taken. */
  void leaveOutOf(DealtWith dealt) throws IOException {
    boolean known = state.isEmpty() || dealt.place(key).isPresent();
    if (!known && !state.get().peek().checkpoint().confirmed().equals(START)) {
      dealt.place(key, PartPlace.START);
    }
  }

  /** Until the branch was read to its end once, it may hold anything that the file does. */
  void addEarlierEventsTo(DealtWith dealt) throws IOException {
    if (dealt.tip().isEmpty()) {
      dealt.alsoKnows(EarlierEvents.of(file, dealt.place(key)));
    }
  }

  private void take(LogPosition place, DealtWith dealt) throws IOException {
    Optional<JsonlMark> mark = JsonlMark.decode(place.mark());
    if (mark.isPresent()) {
      take(mark.get(), dealt);
    } else if (place.count() > 0) {
      takeCount(place, dealt);
    }
  }

  private void take(JsonlMark mark, DealtWith dealt) {
    PartPlace place = new PartPlace(mark.offset(), mark.lines(), mark.tail());
    dealt.place(key, place);
    dealt.mayStandInBranch(place); // Ito may have begun the branch with the whole file
    long[] known = new Fingerprints(mark.fingerprints()).newestFirst();
    for (int age = known.length - 1; age >= 0; age--) {
      dealt.sawInFile(known[age], 1);
    }
  }

  /** Only the existing program was at work; its count says where, if the file is still there. */
  private void takeCount(LogPosition place, DealtWith dealt) throws IOException {
    Optional<LogBytes.Opened> opened = file.open();
    if (opened.isPresent()) {
      try (LogBytes.Opened log = opened.get()) {
        Located found = new LogLocator(log).locate(place).located();
        Optional<JsonlMark> mark = JsonlMark.decode(found.position().mark());
        if (mark.isPresent() && found.how() == Located.How.BY_COUNT) {
          take(mark.get(), dealt);
        }
      }
    }
  }
}
