package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which events of a log that moves and is rewritten are dealt with: the mark of a {@link
 * GitAuditLog}, as it grows. For one thread.
 *
 * <p>An event is known by its fingerprint, wherever it stands. The newest ones are remembered; for
 * a part that is longer than that there is a place before which everything is dealt with. What was
 * last seen in the branch and what was last taken from files fall out separately, so that a long
 * file cannot push out what the branch still holds.
 *
 * <p>As text: {@code g1 <tip> <newest> <places> <counts> <branch> <files>}.
 */
final class DealtWith {
  private static final String FORMAT = "g1";

  /** The branch keeps a thousand; its place stays at most twice {@link #BRANCH_STEP} behind. */
  static final int BRANCH_KEPT = 3072;

  static final int BRANCH_STEP = 1024;

  private static final int FILES_KEPT = 2048;
  private static final int PLACES_KEPT = 64; // one for each worktree's files

  private final RecentSet branch = new RecentSet(BRANCH_KEPT);
  private final RecentSet files = new RecentSet(FILES_KEPT);
  private final Map<Long, Long> counts = new TreeMap<>();
  private final Map<String, PartPlace> places = new LinkedHashMap<>();
  private final List<PartPlace> perhapsInBranch = new ArrayList<>(); // neither is this
  private final List<EarlierEvents> earlier = new ArrayList<>(); // for now only; not in the mark
  private String tip = "";
  private String newest = "";

  boolean knows(long fingerprint) {
    boolean known = remembers(fingerprint);
    for (EarlierEvents events : earlier) {
      known = known || events.contains(fingerprint);
    }
    return known;
  }

  private boolean remembers(long fingerprint) {
    return branch.contains(fingerprint) || files.contains(fingerprint);
  }

  /** Takes these for dealt with as well, as long as this object lives. */
  void alsoKnows(EarlierEvents events) {
    earlier.add(events);
  }

  void sawInBranch(long fingerprint, long count) {
    branch.see(fingerprint);
    counted(fingerprint, count);
  }

  void sawInFile(long fingerprint, long count) {
    files.see(fingerprint);
    counted(fingerprint, count);
  }

  /** Remembers for how many occurrences an event stands. */
  void counted(long fingerprint, long count) {
    if (count > 1) {
      counts.put(fingerprint, count);
    } else {
      counts.remove(fingerprint);
    }
  }

  /** Whether a known event stood for another number of occurrences when it was last seen. */
  boolean isAmended(long fingerprint, long count) {
    return counts.getOrDefault(fingerprint, 1L) != count;
  }

  /** What the branch held when it was last read to its end; empty before the first time. */
  String tip() {
    return tip;
  }

  void readTo(String branchTip) {
    tip = branchTip;
  }

  /** The latest time that an event has said of itself; empty before the first. */
  String newest() {
    return newest;
  }

  void happened(String time) {
    newest = time.compareTo(newest) > 0 ? time : newest; // RFC 3339 in UTC orders as text
  }

  Optional<PartPlace> place(String part) {
    return Optional.ofNullable(places.get(part));
  }

  void place(String part, PartPlace place) {
    places.remove(part);
    if (places.size() == PLACES_KEPT) {
      Iterator<String> oldest = places.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    places.put(part, place);
  }

  /** Takes a place of a file for one of the branch, which is checked before it counts. */
  void mayStandInBranch(PartPlace place) {
    if (tip.isEmpty()) {
      places.putIfAbsent(LogPart.BRANCH, place);
      perhapsInBranch.add(place);
    }
  }

  /** Keeps the one farthest on of those that do stand in the branch. */
  void findPlaceInBranch(LogBytes.Opened log) throws IOException {
    for (PartPlace place : perhapsInBranch) {
      PartPlace kept = places.getOrDefault(LogPart.BRANCH, PartPlace.START);
      boolean better = place.offset() > kept.offset() || kept.in(log).isEmpty();
      if (better && place.in(log).isPresent()) {
        places.put(LogPart.BRANCH, place);
      }
    }
  }

  void forgetPlace(String part) {
    places.remove(part);
  }

  void forget(long fingerprint) {
    branch.forget(fingerprint);
    files.forget(fingerprint);
  }

  /** The same, to be changed without changing this; what is known for now only is left out. */
  DealtWith copy() {
    return decode(encode()).orElseThrow();
  }

  String encode() {
    return String.join(
        " ",
        FORMAT,
        tip,
        base64(newest),
        encodePlaces(),
        encodeCounts(),
        branch.encode(),
        files.encode());
  }

  private String encodePlaces() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, PartPlace> place : places.entrySet()) {
      append(text, place.getKey(), place.getValue().encode());
    }
    return text.toString();
  }

  /** Of events that are remembered; in order, since the same must be written the same way. */
  private String encodeCounts() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      if (remembers(count.getKey())) {
        append(text, Long.toHexString(count.getKey()), Long.toHexString(count.getValue()));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(text.isEmpty() ? "" : ",").append(name).append(':').append(value);
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a mark says, or nothing if another log or a later version wrote it. */
  static Optional<DealtWith> decode(String mark) {
    String[] parts = mark.split(" ", -1);
    if (parts.length != 7 || !parts[0].equals(FORMAT)) {
      return Optional.empty();
    }
    try {
      DealtWith dealt = new DealtWith();
      dealt.tip = parts[1];
      dealt.newest = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
      dealt.decodePlaces(parts[3]);
      dealt.decodeCounts(parts[4]);
      dealt.branch.decode(parts[5]);
      dealt.files.decode(parts[6]);
      return Optional.of(dealt);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void decodePlaces(String text) {
    for (String entry : entries(text)) {
      int end = entry.indexOf(':');
      places.put(entry.substring(0, Math.max(0, end)), PartPlace.decode(entry.substring(end + 1)));
    }
  }

  private void decodeCounts(String text) {
    for (String entry : entries(text)) {
      int end = Math.max(0, entry.indexOf(':'));
      counts.put(
          Long.parseUnsignedLong(entry.substring(0, end), 16),
          Long.parseUnsignedLong(entry.substring(end + 1), 16));
    }
  }

  private static String[] entries(String text) {
    return text.isEmpty() ? new String[0] : text.split(",");
  }
}
