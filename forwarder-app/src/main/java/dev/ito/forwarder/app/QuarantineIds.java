package dev.ito.forwarder.app;

import dev.ito.forwarder.domain.port.QuarantinedEvents.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names entries of the quarantine by as much of their id as is needed. */
final class QuarantineIds {
  private static final int SHORTEST = 8;

  private QuarantineIds() {}

  /** The one entry whose id begins like this. */
  static Entry find(String prefix, List<Entry> entries) throws UsageException {
    List<Entry> found = entries.stream().filter(e -> e.id().startsWith(prefix)).toList();
    if (found.size() == 1 && !prefix.isEmpty()) {
      return found.get(0);
    }
    throw new UsageException(
        found.isEmpty()
            ? "no event in quarantine has an id that begins with '"
                + prefix
                + "'; ito-forwarder quarantine list shows them"
            : "the ids of "
                + found.size()
                + " events in quarantine begin with '"
                + prefix
                + "'; say more of the one that is meant");
  }

  /** So many characters tell all of them apart. */
  static int shown(List<Entry> entries) {
    int length = SHORTEST;
    while (length < 32 && distinct(entries, length) < distinct(entries, 64)) {
      length++;
    }
    return length;
  }

  private static long distinct(List<Entry> entries, int length) {
    return entries.stream().map(e -> cut(e.id(), length)).distinct().count();
  }

  static String cut(String id, int length) {
    return id.length() <= length ? id : id.substring(0, length);
  }

  static Set<String> of(List<Entry> entries) {
    Set<String> ids = new LinkedHashSet<>();
    entries.forEach(entry -> ids.add(entry.id()));
    return ids;
  }
}
