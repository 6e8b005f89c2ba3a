package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.Located.How;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log in a branch, rewritten as Ito rewrites it. */
class GitAuditLogTest {
  private static final ItoMerge A_THOUSAND = new ItoMerge(1000, Duration.ofDays(36_500));

  private final MemoryStorage storage = new MemoryStorage();
  private LogPosition place = LogPosition.START;
  private Located located = new Located(place, How.UNCHANGED, 0);

  @Test
  void at_a_thousand_events_every_new_one_is_still_read() throws IOException {
    ItoWriter ito = new ItoWriter(storage, A_THOUSAND);
    storage.commit(events(1, 1000));
    assertEquals(1000, read().size());
    for (int n = 1001; n <= 1040; n++) {
      ito.append(event(n));
      assertEquals(List.of(event(n)), read());
      assertEquals(1000, storage.branch().size());
      assertEquals(n, place.count(), "the count goes on, though the log stays as long");
    }
  }

  @Test
  void after_a_long_break_the_survivors_are_read_once() throws IOException {
    ItoWriter ito = new ItoWriter(storage, ItoMerge.LIKE_ITO);
    events(1, 30).forEach(this::appended);
    read();
    ito.append(event(30 + 24 * 25)); // 25 days later
    ito.append(event(30 + 24 * 31)); // and 6 more: the first thirty are too old
    assertEquals(2, storage.branch().size());
    assertEquals(2, read().size());
    assertEquals(How.NOTHING_KNOWN, located.how());
  }

  @Test
  void a_date_in_the_far_future_cuts_the_rest_and_nothing_is_sent_twice() throws IOException {
    ItoWriter ito = new ItoWriter(storage, ItoMerge.LIKE_ITO);
    events(1, 5).forEach(this::appended);
    read();
    ito.append(event(1_000_000));
    assertEquals(List.of(event(1_000_000)), read());
    ito.append(event(6)); // cut at once
    assertEquals(List.of(), read());
    assertEquals(List.of(), read());
  }

  @Test
  void where_nothing_known_is_left_a_gap_is_suspected_once() throws IOException {
    storage.commit(events(1, 3));
    read();
    storage.commit(events(11, 13));
    try (LogReader reader = storage.log(0).open(place)) {
      located = reader.located();
    }
    assertEquals(How.NOTHING_KNOWN, located.how());
    assertEquals(
        Optional.of(new Located.Gap("2026-02-28T13:00:00Z", "2026-02-28T21:00:00Z")),
        located.gap());
    place = located.position(); // as it is stored before anything is sent
    assertEquals(events(11, 13), read());
    assertEquals(How.UNCHANGED, located.how());
  }

  @Test
  void a_first_branch_beside_a_file_is_no_gap() throws IOException {
    storage.old(0, events(1, 3));
    read();
    storage.commit(events(11, 13));
    assertEquals(events(11, 13), read());
    assertEquals(How.UNCHANGED, located.how());
  }

  @Test
  void a_first_branch_that_mirrors_a_long_file_is_known_however_often_a_run_dies()
      throws IOException {
    storage.old(0, events(1, 7000));
    read();
    List<String> mirror = new ArrayList<>(events(1, 5000));
    mirror.addAll(events(8001, 8150));
    mirror.addAll(events(5001, 7000));
    storage.commit(mirror);
    List<String> arrived = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      arrived.addAll(texts(slice())); // a hundred at the most, and then it dies
    }
    assertEquals(events(8001, 8150), arrived);
    storage.old(0, events(1, 7001));
    assertEquals(List.of(event(7001)), read());
  }

  @Test
  void folding_is_counted_and_nothing_is_read_again() throws IOException {
    ItoWriter ito = new ItoWriter(storage, ItoMerge.LIKE_ITO);
    ito.append(GitHistory.event(1, "same", true));
    read();
    ito.append(GitHistory.event(2, "same", true));
    ito.append(GitHistory.event(3, "same", true));
    assertTrue(storage.branch().get(0).contains("\"count\":3"));
    assertEquals(List.of(), read());
    assertEquals(1, located.amended());
    assertEquals(List.of(), read());
    assertEquals(0, located.amended());
    ito.append(GitHistory.event(4, "same", true));
    assertEquals(List.of(), read());
    assertEquals(1, located.amended());
  }

  @Test
  void a_replay_that_counts_an_event_up_and_adds_it_again_sends_nothing() throws IOException {
    ItoWriter ito = new ItoWriter(storage, ItoMerge.LIKE_ITO);
    ito.appendToFallback(0, GitHistory.event(1, "same", true));
    assertEquals(1, read().size());
    ito.replay(0, true);
    ito.replay(0, true);
    ito.append(event(2));
    ito.replay(0, true);
    assertEquals(3, storage.branch().size(), "Ito itself holds it twice by now (W9)");
    assertEquals(List.of(event(2)), read());
  }

  @Test
  void a_line_that_is_no_event_is_reported_once_though_the_branch_is_rewritten()
      throws IOException {
    storage.commit(List.of(event(1), "no event", event(2)));
    assertEquals(1, slice().malformed().size());
    storage.commit(List.of("no event", event(2), event(3)));
    LogSlice next = slice();
    assertEquals(List.of(), next.malformed());
    assertEquals(List.of(event(3)), texts(next));
  }

  @Test
  void a_branch_that_keeps_everything_is_read_from_where_it_grows() throws IOException {
    ItoWriter ito = new ItoWriter(storage, ItoMerge.KEEPING_ALL);
    storage.commit(events(1, 9000));
    assertEquals(9000, read().size());
    assertTrue(place.mark().length() < 60_000, "a mark has its limit: " + place.mark().length());
    ito.append(event(9001));
    assertEquals(List.of(event(9001)), read());
    storage.commit(events(8002, 9002)); // a newer Ito has cut it
    assertEquals(List.of(event(9002)), read());
  }

  @Test
  void a_long_file_does_not_push_out_what_the_branch_holds() throws IOException {
    ItoWriter ito = new ItoWriter(storage, A_THOUSAND);
    storage.commit(events(1, 1000));
    storage.fallback(0, events(2001, 8000));
    assertEquals(7000, read().size());
    ito.append(event(8001));
    assertEquals(List.of(event(8001)), read());
    ito.replay(0, false);
    assertEquals(List.of(), read());
  }

  @Test
  void a_torn_line_in_a_file_waits_and_is_not_in_the_way() throws IOException {
    storage.fallbackText(0, event(1) + "\n" + event(2).substring(0, 40));
    assertEquals(List.of(event(1)), read());
    storage.commit(List.of(event(3)));
    assertEquals(List.of(event(3)), read());
    storage.fallbackText(0, event(1) + "\n" + event(2) + "\n");
    assertEquals(List.of(event(2)), read());
  }

  @Test
  void what_is_read_again_is_what_was_dealt_with_wherever_it_stands() throws IOException {
    storage.commit(events(1, 3));
    storage.fallback(0, events(7, 8));
    read();
    List<String> mixed = new ArrayList<>(List.of(event(9)));
    mixed.addAll(events(2, 5));
    mixed.add(event(8));
    storage.commit(mixed);
    storage.fallback(0, events(7, 10));
    assertEquals(List.of(event(2), event(3), event(8), event(7)), readAgain(place));
    place = placeAgainBehind(2);
    assertEquals(3, place.count(), "the first event is dealt with as well, though it is gone");
    assertEquals(List.of(event(9), event(4), event(5), event(8), event(7), event(10)), read());
    assertEquals(List.of(), read());
  }

  @Test
  void to_go_back_is_not_to_forget_the_files_of_another_worktree() throws IOException {
    storage.commit(events(1, 3));
    storage.fallback(1, events(11, 13));
    read();
    try (LogReader other = storage.log(1).open(place)) {
      place = other.next(100, 1 << 20).end();
    }
    place = placeAgainBehind(0);
    assertEquals(events(1, 3), read());
    try (LogReader other = storage.log(1).open(place)) {
      assertEquals(List.of(), texts(other.next(100, 1 << 20)));
    }
  }

  @Test
  void a_branch_that_keeps_everything_is_read_again_from_its_start() throws IOException {
    storage.commit(events(1, 9000));
    read();
    storage.commit(events(1, 9100));
    assertEquals(events(1, 9000), readAgain(place));
    place = placeAgainBehind(4000);
    assertEquals(events(4001, 9100), read());
  }

  @Test
  void what_remains_is_counted_over_all_parts_and_each_event_once() throws IOException {
    storage.commit(events(1, 3));
    storage.fallback(0, events(3, 5));
    storage.old(0, events(5, 6));
    try (LogReader reader = storage.log(0).open(place)) {
      assertEquals(OptionalLong.of(6), reader.remaining(1 << 20));
      assertEquals(events(1, 4), texts(reader.next(4, 1 << 20)));
      assertEquals(OptionalLong.of(2), reader.remaining(1 << 20));
      assertEquals(OptionalLong.empty(), reader.remaining(10));
    }
  }

  @Test
  void a_place_that_another_log_made_is_no_reason_to_lose_anything() throws IOException {
    storage.commit(events(1, 3));
    place = new LogPosition(7, "g9 of a later version");
    assertEquals(events(1, 3), read());
    assertEquals(How.NOTHING_KNOWN, located.how());
  }

  private void appended(String event) {
    storage.commit(new ItoMerge(1000, Duration.ofDays(30)).merge(storage.branch(), List.of(event)));
  }

  private List<String> read() throws IOException {
    List<String> all = new ArrayList<>();
    try (LogReader reader = storage.log(0).open(place)) {
      located = reader.located();
      List<String> some;
      do {
        LogSlice slice = reader.next(100, 1 << 20);
        some = texts(slice);
        all.addAll(some);
        place = slice.end();
      } while (!some.isEmpty());
    }
    return all;
  }

  private List<String> readAgain(LogPosition upTo) throws IOException {
    List<String> all = new ArrayList<>();
    try (LogReader reader = storage.log(0).upTo(upTo).orElseThrow()) {
      List<String> some;
      do {
        some = texts(reader.next(100, 1 << 20));
        all.addAll(some);
      } while (!some.isEmpty());
    }
    return all;
  }

  private LogPosition placeAgainBehind(int events) throws IOException {
    try (LogReader reader = storage.log(0).upTo(place).orElseThrow()) {
      return events == 0 ? reader.located().position() : reader.next(events, Long.MAX_VALUE).end();
    }
  }

  private LogSlice slice() throws IOException {
    try (LogReader reader = storage.log(0).open(place)) {
      LogSlice slice = reader.next(100, 1 << 20);
      place = slice.end();
      return slice;
    }
  }

  private static List<String> texts(LogSlice slice) {
    return slice.events().stream().map(AuditEvent::text).toList();
  }

  private static List<String> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(GitAuditLogTest::event).toList();
  }

  private static String event(int number) {
    return GitHistory.event(number, "e" + number, false);
  }
}
