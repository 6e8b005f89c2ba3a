package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.Located.How;
import dev.ito.forwarder.domain.port.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link AuditLog} must do. Each test begins without a log.
 *
 * @since 0.1.0
 */
public abstract class AuditLogContract {
  private static final long ANY_BYTES = 1L << 20;
  private static final String TORN = AuditEvents.json(99).substring(0, 60);

  /** What not every kind of log can do or suffer. */
  public enum Ability {
    /** Counts the events behind a place if little has to be read for it. */
    COUNTS_REMAINING,
    /** Recognises an event whose {@code count} was raised in place. */
    RECOGNISES_AMENDED,
    /** Finds a place again although lines before it are gone. */
    FINDS_AGAIN,
    /** Can end in half a line. */
    CAN_BE_TORN,
    /**
     * Counts what stands before a place, and reports that a place was found again. A log that is
     * rewritten by design counts what was dealt with, and finds places again without a word.
     */
    COUNTS_WHAT_STANDS_BEFORE
  }

  /** For subclasses. */
  protected AuditLogContract() {}

  /**
   * The log of this test, for a reader that knows nothing but its position.
   *
   * @return a new one at each call
   * @throws Exception if it cannot be made
   */
  protected abstract AuditLog newLog() throws Exception;

  /**
   * Puts a text in the place of all that the log holds; the empty text makes an empty log.
   *
   * @param text lines, the last of them not always ended
   * @throws Exception if it cannot be written
   */
  protected abstract void write(String text) throws Exception;

  /**
   * Appends text to the log, which is made if it does not exist.
   *
   * @param text lines, the last of them not always ended
   * @throws Exception if it cannot be written
   */
  protected abstract void append(String text) throws Exception;

  /**
   * Removes the log.
   *
   * @throws Exception if it cannot be removed
   */
  protected abstract void remove() throws Exception;

  /**
   * Whether this kind of log has an ability.
   *
   * @param ability which one
   * @return true unless a subclass says otherwise
   */
  protected boolean supports(Ability ability) {
    return true;
  }

  @Test
  public final void every_event_is_read_once_in_order() throws Exception {
    append(lines(1, 5));
    Reading all = readOn(LogPosition.START);
    assertEquals(AuditEvents.texts(AuditEvents.events(1, 5)), AuditEvents.texts(all.events));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), all.events.stream().map(AuditEvent::line).toList());
    assertEquals(5, all.end.count());
    assertEquals("1.3", all.events.get(2).details().entityId());
  }

  @Test
  public final void a_text_is_read_byte_for_byte() throws Exception {
    append(AuditEvents.outlandishJson(1) + "\n" + AuditEvents.fullJson(2) + "\n");
    assertEquals(
        List.of(AuditEvents.outlandishJson(1), AuditEvents.fullJson(2)),
        AuditEvents.texts(readOn(LogPosition.START).events));
  }

  @Test
  public final void reading_goes_on_behind_the_last_event_when_more_are_appended()
      throws Exception {
    append(lines(1, 3));
    LogPosition end = readOn(LogPosition.START).end;
    append(lines(4, 5));
    Reading more = readOn(end);
    assertEquals(How.UNCHANGED, more.located.how());
    assertEquals(AuditEvents.events(4, 5), more.events);
    assertEquals(List.of(4L, 5L), more.events.stream().map(AuditEvent::line).toList());
    assertEquals(5, more.end.count());
  }

  @Test
  public final void reading_can_stop_behind_every_slice_and_go_on_there() throws Exception {
    append(lines(1, 7));
    LogPosition place = LogPosition.START;
    List<AuditEvent> read = new ArrayList<>();
    for (int run = 0; run < 7; run++) {
      try (LogReader reader = newLog().open(place)) {
        LogSlice slice = reader.next(1, ANY_BYTES);
        read.addAll(slice.events());
        place = slice.end();
      }
    }
    assertEquals(AuditEvents.events(1, 7), read);
    assertEquals(List.of(), readOn(place).events);
  }

  @Test
  public final void nothing_is_read_where_nothing_is_new() throws Exception {
    append(lines(1, 3));
    LogPosition end = readOn(LogPosition.START).end;
    Reading again = readOn(end);
    assertEquals(new Located(end, How.UNCHANGED, 0), again.located);
    assertEquals(List.of(), again.events);
    assertEquals(end, again.end);
  }

  @Test
  public final void a_slice_has_no_more_events_than_asked_for() throws Exception {
    append(lines(1, 7));
    try (LogReader reader = newLog().open(LogPosition.START)) {
      assertEquals(AuditEvents.events(1, 3), reader.next(3, ANY_BYTES).events());
      assertEquals(AuditEvents.events(4, 6), reader.next(3, ANY_BYTES).events());
      assertEquals(AuditEvents.events(7, 7), reader.next(3, ANY_BYTES).events());
      assertEquals(List.of(), reader.next(3, ANY_BYTES).events());
    }
  }

  @Test
  public final void a_slice_has_no_more_bytes_than_asked_for_commas_included() throws Exception {
    append(sized(1, 1_000) + sized(2, 1_000) + sized(3, 1_000));
    try (LogReader reader = newLog().open(LogPosition.START)) {
      assertEquals(2, reader.next(10, 2_001).events().size());
      assertEquals(1, reader.next(10, 2_001).events().size());
    }
    try (LogReader reader = newLog().open(LogPosition.START)) {
      assertEquals(1, reader.next(10, 2_000).events().size());
    }
  }

  @Test
  public final void an_event_larger_than_a_slice_may_be_comes_alone() throws Exception {
    append(sized(1, 300) + sized(2, 150_000) + sized(3, 300));
    try (LogReader reader = newLog().open(LogPosition.START)) {
      assertEquals(300, reader.next(10, 1_000).events().get(0).bytes());
      LogSlice large = reader.next(10, 1_000);
      assertEquals(1, large.events().size());
      assertEquals(150_000, large.events().get(0).bytes());
      assertEquals(300, reader.next(10, 1_000).events().get(0).bytes());
    }
  }

  @Test
  public final void malformed_lines_are_skipped_and_reported_and_not_counted() throws Exception {
    append(lines(1, 1) + "password=hunter2\n\n" + lines(2, 2) + "{}\n  \n" + lines(3, 3));
    Reading all = readOn(LogPosition.START);
    assertEquals(AuditEvents.events(1, 3), all.events);
    assertEquals(List.of(1L, 4L, 7L), all.events.stream().map(AuditEvent::line).toList());
    assertEquals(
        List.of(2L, 5L),
        all.malformed.stream().map(MalformedLine::line).toList(),
        "lines that are no events, counted with the blank ones but without them");
    assertEquals(3, all.end.count());
    for (MalformedLine each : all.malformed) {
      assertFalse(each.reason().isBlank(), "the reason says what is wrong with " + each);
      assertFalse(each.reason().contains("hunter2"), "the reason shows the content: " + each);
    }
  }

  @Test
  public final void a_malformed_line_is_reported_once() throws Exception {
    append(lines(1, 2) + "no event\n");
    Reading first = readOn(LogPosition.START);
    append(lines(3, 3));
    Reading second = readOn(first.end);
    assertEquals(1, first.malformed.size());
    assertEquals(List.of(), second.malformed);
    assertEquals(AuditEvents.events(3, 3), second.events);
  }

  @Test
  public final void a_carriage_return_before_the_line_break_is_no_part_of_an_event()
      throws Exception {
    append(AuditEvents.json(1) + "\r\n" + AuditEvents.json(2) + "\r\n");
    assertEquals(
        AuditEvents.texts(AuditEvents.events(1, 2)),
        AuditEvents.texts(readOn(LogPosition.START).events));
  }

  @TestFactory
  public final Stream<DynamicTest> a_torn_last_line_is_left_until_it_is_whole() {
    return where(
        Ability.CAN_BE_TORN,
        () -> {
          append(lines(1, 2) + TORN);
          Reading before = readOn(LogPosition.START);
          assertEquals(AuditEvents.events(1, 2), before.events);
          assertEquals(List.of(), before.malformed);
          append(AuditEvents.json(99).substring(60) + "\n");
          Reading after = readOn(before.end);
          assertEquals(List.of(AuditEvents.json(99)), AuditEvents.texts(after.events));
          assertEquals(List.of(), after.malformed);
          assertEquals(3, after.end.count());
        });
  }

  @TestFactory
  public final Stream<DynamicTest>
      a_whole_last_line_is_read_once_also_when_its_line_break_comes_later() {
    return where(
        Ability.CAN_BE_TORN,
        () -> {
          append(lines(1, 2) + AuditEvents.json(3));
          Reading before = readOn(LogPosition.START);
          assertEquals(AuditEvents.events(1, 3), before.events);
          assertEquals(List.of(), readOn(before.end).events);
          append("\n" + lines(4, 4));
          Reading after = readOn(before.end);
          assertEquals(AuditEvents.events(4, 4), after.events);
          assertEquals(List.of(4L), after.events.stream().map(AuditEvent::line).toList());
          assertEquals(List.of(), after.malformed);
          assertEquals(4, after.end.count());
        });
  }

  @Test
  public final void a_place_of_which_only_the_count_is_known_is_behind_that_many_events()
      throws Exception {
    append(lines(1, 1) + "no event\n" + lines(2, 5));
    Reading rest = readOn(LogPosition.ofCount(3));
    if (!supports(Ability.COUNTS_WHAT_STANDS_BEFORE)) {
      assertReadFromTheBeginning(5, rest);
      return;
    }
    assertEquals(How.BY_COUNT, rest.located.how());
    assertEquals(3, rest.located.position().count());
    assertEquals(AuditEvents.events(4, 5), rest.events);
    assertEquals(List.of(), rest.malformed);
    assertEquals(How.UNCHANGED, readOn(rest.located.position()).located.how());
  }

  @Test
  public final void a_count_beyond_the_end_is_taken_for_the_end() throws Exception {
    append(lines(1, 3));
    Reading none = readOn(LogPosition.ofCount(10));
    if (!supports(Ability.COUNTS_WHAT_STANDS_BEFORE)) {
      assertReadFromTheBeginning(3, none);
      return;
    }
    assertEquals(How.COUNT_BEYOND_END, none.located.how());
    assertEquals(3, none.located.position().count());
    assertEquals(List.of(), none.events);
    append(lines(4, 4));
    assertEquals(AuditEvents.events(4, 4), readOn(none.located.position()).events);
  }

  @Test
  public final void a_log_in_which_nothing_is_known_is_read_from_its_beginning() throws Exception {
    append(lines(1, 5));
    LogPosition end = readOn(LogPosition.START).end;
    write(lines(11, 18));
    Reading anew = readOn(end);
    assertEquals(How.NOTHING_KNOWN, anew.located.how());
    assertEquals(0, anew.located.position().count());
    assertEquals(AuditEvents.texts(AuditEvents.events(11, 18)), AuditEvents.texts(anew.events));
  }

  @Test
  public final void a_shorter_log_in_which_nothing_is_known_is_read_from_its_beginning()
      throws Exception {
    append(lines(1, 5));
    LogPosition end = readOn(LogPosition.START).end;
    write(lines(11, 12));
    Reading anew = readOn(end);
    assertEquals(How.NOTHING_KNOWN, anew.located.how());
    assertEquals(2, anew.events.size());
  }

  @TestFactory
  public final Stream<DynamicTest> a_place_is_found_again_when_the_oldest_lines_are_gone() {
    return where(
        Ability.FINDS_AGAIN,
        () -> {
          append(lines(1, 10));
          LogPosition end = readOn(LogPosition.START).end;
          write(lines(5, 12));
          Reading rest = readOn(end);
          assertFoundAgain(6, rest);
          assertEquals(
              AuditEvents.texts(AuditEvents.events(11, 12)), AuditEvents.texts(rest.events));
          assertEquals(rest.located.position().count() + 2, rest.end.count());
        });
  }

  @TestFactory
  public final Stream<DynamicTest>
      a_place_is_found_again_when_the_last_events_before_it_are_gone() {
    return where(
        Ability.FINDS_AGAIN,
        () -> {
          append(lines(1, 10));
          LogPosition end = readOn(LogPosition.START).end;
          write(lines(1, 8) + lines(21, 22));
          Reading rest = readOn(end);
          assertFoundAgain(8, rest);
          assertEquals(
              AuditEvents.texts(AuditEvents.events(21, 22)), AuditEvents.texts(rest.events));
        });
  }

  @TestFactory
  public final Stream<DynamicTest> an_event_amended_in_place_is_counted_and_not_read_again() {
    return where(
        Ability.RECOGNISES_AMENDED,
        () -> {
          append(lines(1, 3) + AuditEvents.reconciledJson(4, 1) + "\n");
          LogPosition end = readOn(LogPosition.START).end;
          write(lines(1, 3) + AuditEvents.reconciledJson(4, 2) + "\n" + lines(5, 5));
          Reading rest = readOn(end);
          assertEquals(1, rest.located.amended());
          assertFoundAgain(4, rest);
          assertEquals(AuditEvents.events(5, 5), rest.events);
          assertEquals(
              new Located(rest.end, How.UNCHANGED, 0), readOn(rest.end).located, "counted once");
        });
  }

  @Test
  public final void a_missing_log_is_empty_and_keeps_the_place() throws Exception {
    assertKept(LogPosition.START);
    assertKept(LogPosition.ofCount(5));
    append(lines(1, 3));
    LogPosition end = readOn(LogPosition.START).end;
    remove();
    assertKept(end);
    write(lines(1, 4));
    assertEquals(AuditEvents.events(4, 4), readOn(end).events);
  }

  @Test
  public final void an_empty_log_keeps_the_place() throws Exception {
    append(lines(1, 3));
    LogPosition end = readOn(LogPosition.START).end;
    write("");
    assertKept(end);
  }

  @Test
  public final void what_remains_is_counted_without_moving_or_declined() throws Exception {
    append(lines(1, 3) + "no event\n" + lines(4, 6));
    try (LogReader reader = newLog().open(LogPosition.START)) {
      reader.next(2, ANY_BYTES);
      assertEquals(OptionalLong.empty(), reader.remaining(100));
      OptionalLong left = reader.remaining(ANY_BYTES);
      assertTrue(left.isEmpty() || left.getAsLong() == 4, left.toString());
      assertEquals(AuditEvents.events(3, 3), reader.next(1, ANY_BYTES).events());
    }
  }

  @TestFactory
  public final Stream<DynamicTest> what_remains_of_a_short_log_is_counted() {
    return where(
        Ability.COUNTS_REMAINING,
        () -> {
          append(lines(1, 5));
          try (LogReader reader = newLog().open(LogPosition.START)) {
            assertEquals(OptionalLong.of(5), reader.remaining(ANY_BYTES));
            reader.next(3, ANY_BYTES);
            assertEquals(OptionalLong.of(2), reader.remaining(ANY_BYTES));
            reader.next(3, ANY_BYTES);
            assertEquals(OptionalLong.of(0), reader.remaining(ANY_BYTES));
          }
        });
  }

  @Test
  public final void the_bytes_that_remain_are_told_or_not_known() throws Exception {
    append(lines(1, 3));
    try (LogReader reader = newLog().open(LogPosition.START)) {
      OptionalLong all = reader.remainingBytes();
      assertTrue(all.isEmpty() || all.getAsLong() == lines(1, 3).length(), all.toString());
      reader.next(3, ANY_BYTES);
      assertEquals(0, reader.remainingBytes().orElse(0));
    }
    remove();
    try (LogReader reader = newLog().open(LogPosition.START)) {
      assertEquals(0, reader.remainingBytes().orElse(0));
    }
  }

  @Test
  public final void what_is_dealt_with_is_read_again_and_nothing_else() throws Exception {
    append(lines(1, 6));
    LogPosition place = placeBehind(4);
    assertEquals(AuditEvents.events(1, 4), readUpTo(place));
    append(lines(7, 8));
    assertEquals(AuditEvents.events(1, 4), readUpTo(place));
    assertEquals(AuditEvents.events(5, 8), readOn(place).events);
  }

  @Test
  public final void nothing_is_dealt_with_at_the_start_or_without_a_log() throws Exception {
    append(lines(1, 3));
    assertEquals(List.of(), readUpTo(LogPosition.START));
    LogPosition end = readOn(LogPosition.START).end;
    remove();
    assertEquals(List.of(), readUpTo(end));
  }

  @TestFactory
  public final Stream<DynamicTest> what_was_dealt_with_and_is_gone_is_not_read_again() {
    return where(
        Ability.FINDS_AGAIN,
        () -> {
          append(lines(1, 10));
          LogPosition place = placeBehind(8);
          write(lines(5, 12));
          assertEquals(
              AuditEvents.texts(AuditEvents.events(5, 8)), AuditEvents.texts(readUpTo(place)));
          assertEquals(
              AuditEvents.texts(AuditEvents.events(9, 12)),
              AuditEvents.texts(readOn(place).events));
        });
  }

  @Test
  public final void behind_any_event_read_again_the_rest_and_all_that_waited_waits()
      throws Exception {
    append(lines(1, 6));
    LogPosition place = placeBehind(4);
    for (int again = 0; again <= 4; again++) {
      LogPosition back = placeAgainBehind(again, place);
      assertEquals(AuditEvents.events(again + 1, 6), readOn(back).events);
      assertEquals(AuditEvents.events(1, again), readUpTo(back));
    }
  }

  @Test
  public final void what_remains_to_be_read_again_is_counted_or_declined() throws Exception {
    append(lines(1, 6));
    Optional<LogReader> said = newLog().upTo(placeBehind(4));
    try (LogReader reader = said.isPresent() ? said.get() : newLog().open(LogPosition.START)) {
      reader.next(said.isPresent() ? 1 : 3, ANY_BYTES);
      OptionalLong left = reader.remaining(ANY_BYTES);
      assertTrue(left.isEmpty() || left.getAsLong() == 3, left.toString());
    }
  }

  private LogPosition placeBehind(int events) throws Exception {
    try (LogReader reader = newLog().open(LogPosition.START)) {
      return reader.next(events, ANY_BYTES).end();
    }
  }

  private LogPosition placeAgainBehind(int events, LogPosition place) throws Exception {
    Optional<LogReader> said = newLog().upTo(place);
    try (LogReader reader = said.isPresent() ? said.get() : newLog().open(LogPosition.START)) {
      return events == 0 ? reader.located().position() : reader.next(events, ANY_BYTES).end();
    }
  }

  private List<AuditEvent> readUpTo(LogPosition place) throws Exception {
    Optional<LogReader> said = newLog().upTo(place);
    if (said.isPresent()) {
      try (LogReader reader = said.get()) {
        return readAll(reader).events;
      }
    }
    try (LogReader there = newLog().open(place);
        LogReader reader = newLog().open(LogPosition.START)) {
      List<AuditEvent> all = readAll(reader).events;
      long counted = Math.min(all.size(), there.located().position().count());
      return all.subList(0, (int) counted);
    }
  }

  /** A count says nothing where old events are dropped; nothing may be lost for it. */
  private static void assertReadFromTheBeginning(int events, Reading all) {
    assertEquals(How.NOTHING_KNOWN, all.located.how());
    assertEquals(0, all.located.position().count());
    assertEquals(AuditEvents.texts(AuditEvents.events(1, events)), AuditEvents.texts(all.events));
  }

  private void assertFoundAgain(long eventsBefore, Reading rest) {
    if (supports(Ability.COUNTS_WHAT_STANDS_BEFORE)) {
      assertEquals(How.FOUND_AGAIN, rest.located.how());
      assertEquals(eventsBefore, rest.located.position().count());
    } else {
      assertEquals(How.UNCHANGED, rest.located.how());
    }
  }

  private void assertKept(LogPosition place) throws Exception {
    Reading none = readOn(place);
    assertEquals(new Located(place, How.UNCHANGED, 0), none.located);
    assertEquals(List.of(), none.events);
    assertEquals(place, none.end);
  }

  /** All that a reader gives from a place to the end. */
  private record Reading(
      Located located, List<AuditEvent> events, List<MalformedLine> malformed, LogPosition end) {}

  private Reading readOn(LogPosition from) throws Exception {
    try (LogReader reader = newLog().open(from)) {
      return readAll(reader);
    }
  }

  private static Reading readAll(LogReader reader) throws Exception {
    List<AuditEvent> events = new ArrayList<>();
    List<MalformedLine> malformed = new ArrayList<>();
    LogSlice slice;
    do {
      slice = reader.next(2, ANY_BYTES);
      events.addAll(slice.events());
      malformed.addAll(slice.malformed());
    } while (!slice.events().isEmpty());
    return new Reading(reader.located(), events, malformed, slice.end());
  }

  private static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> AuditEvents.json(n) + "\n")
        .collect(Collectors.joining());
  }

  private static String sized(int number, int bytes) {
    return AuditEvents.sizedJson(number, bytes) + "\n";
  }

  private Stream<DynamicTest> where(Ability ability, Executable test) {
    return Where.possible(supports(ability), ability.name(), test);
  }
}
