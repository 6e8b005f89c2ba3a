package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.Backlog;
import dev.ito.forwarder.core.ForwardStatus;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.EventContext;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.History;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.Pause;
import dev.ito.forwarder.domain.Totals;
import dev.ito.forwarder.domain.port.CheckpointStore.Notice;
import dev.ito.forwarder.domain.port.Located;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a person sees of a project's state. */
class StatusViewTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LogPosition PLACE = LogPosition.ofCount(12_345);
  private static final Looks TERMINAL = new Looks(true, true, true);

  private static AuditEvent event(String timestamp) {
    EventDetails details =
        new EventDetails(
            1,
            timestamp,
            "task",
            "1.1",
            Optional.empty(),
            "create",
            Optional.empty(),
            Optional.empty(),
            "cli",
            "@t",
            Optional.empty(),
            1,
            new EventContext(
                "s", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    return AuditEvent.of(7, "{}".getBytes(StandardCharsets.UTF_8), json -> details);
  }

  private static ForwardStatus status(Checkpoint here, Backlog backlog) {
    Located located = new Located(here.confirmed(), Located.How.UNCHANGED, 0);
    return new ForwardStatus(here, List.of(), located, backlog);
  }

  private static final Backlog NONE =
      new Backlog(0, true, 0, OptionalLong.of(0), Optional.empty(), 0);

  private static ForwardStatus inTrouble() {
    EventBatch batch = EventBatch.of(12_345, List.of(event("2026-03-01T08:47:00.000Z")));
    Checkpoint here =
        Checkpoint.at(PLACE)
            .boundTo(new Destination("https://ito.example.com/api/v1/projects/acme/widgets"))
            .sending(InFlight.of(List.of(batch), LogPosition.ofCount(12_346)))
            .withPause(Optional.of(new Pause(NOW.plusSeconds(40), 3, "no answer within 30 s")))
            .withHistory(
                History.NONE
                    .succeeded(NOW.minus(Duration.ofMinutes(200)))
                    .failed(
                        NOW.minusSeconds(5),
                        "no answer from https://ito.example.com within 30 s, and what came"
                            + " before was HTTP 503"))
            .counting(new Totals(12_345, 3, 2, 1, 0, 0, 0));
    Backlog backlog =
        new Backlog(
            2_655,
            true,
            2_655,
            OptionalLong.of(812_345),
            Optional.of(event("2026-03-01T08:47:00.000Z")),
            0);
    return status(here, backlog);
  }

  private static String text(ForwardStatus status, Looks looks) {
    return text(status, 0, looks);
  }

  private static String text(ForwardStatus status, int aside, Looks looks) {
    Path state = Path.of("/home/me/widgets/.ito/.state");
    String log = state.resolve("audit/events.jsonl").toString();
    LogView project = new LogView("file", log, "it was asked for", state, state, List.of());
    return new StatusView(project, status, aside, looks, NOW).text();
  }

  @Test
  void trouble_is_told_with_what_waits_and_why() {
    assertEquals(
        """
        * 2,655 events wait; the last run did not get through

          log         /home/me/widgets/.ito/.state/audit/events.jsonl (not there yet)
                      because it was asked for
          delivered   12,345 of 15,000 events
          waiting     2,655 events, 812 KB, the oldest for 3 h 13 min
          in flight   1 event in 1 request, sent first by the next run
          backend     https://ito.example.com/api/v1/projects/acme/widgets
          last sent   3 h 20 min ago (2026-03-01T08:40:00Z)
          last error  5 s ago (2026-03-01T11:59:55Z)
                      no answer from https://ito.example.com within 30 s, and what came
                      before was HTTP 503
          not before  in 40 s, for runs with --best-effort (failed in a row: 3)
          so far      12,345 forwarded, 3 already there, 2 skipped, 1 quarantined
        """,
        text(inTrouble(), Looks.PLAIN));
  }

  @Test
  void on_a_terminal_there_is_a_bar_and_every_line_fits_80_columns() {
    String seen = text(inTrouble(), TERMINAL);
    assertTrue(seen.contains("\u001b[31m\u25cf 2,655 events wait"), seen);
    String bare = seen.replaceAll("\u001b\\[[0-9]+m", "");
    assertTrue(
        bare.contains("\u2588".repeat(16) + "\u2591".repeat(4) + " 82%  12,345 of 15,000"), bare);
    bare.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void a_terminal_without_unicode_and_colour_gets_ascii() {
    String seen = text(inTrouble(), new Looks(true, false, false));
    assertTrue(seen.contains("[################----] 82%"), seen);
    assertTrue(seen.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), seen);
  }

  @Test
  void a_new_project_has_nothing_to_tell() {
    String seen = text(status(Checkpoint.INITIAL, NONE), Looks.PLAIN);
    assertTrue(seen.startsWith("* no events yet\n"), seen);
    assertTrue(seen.contains("last sent   never"), seen);
    assertFalse(seen.contains("last error"), seen);
  }

  @Test
  void everything_delivered_is_good_news_also_after_a_failure() {
    Checkpoint here =
        Checkpoint.at(PLACE).withHistory(History.NONE.succeeded(NOW).failed(NOW, "away"));
    String seen = text(status(here, NONE), TERMINAL);
    assertTrue(seen.startsWith("\u001b[32m\u25cf everything is delivered\u001b[0m\n"), seen);
    assertTrue(seen.contains("100%"), seen);
  }

  @Test
  void what_is_in_quarantine_is_not_taken_for_delivered() {
    String one = text(status(Checkpoint.at(PLACE), NONE), 1, TERMINAL);
    String headline = "\u25cf everything is delivered but 1 event in quarantine";
    assertTrue(one.startsWith("\u001b[33m" + headline + "\u001b[0m\n"), one);
    String two = text(inTrouble(), 2, Looks.PLAIN);
    assertTrue(two.startsWith("* 2,655 events wait; the last run did not get through\n"), two);
    assertTrue(two.contains("  quarantine  2 events; see ito-forwarder quarantine list\n"), two);
    assertFalse(text(inTrouble(), Looks.PLAIN).contains("quarantine list"));
  }

  @Test
  void a_backlog_that_was_not_counted_to_its_end_is_told_in_round_numbers() {
    Backlog backlog =
        new Backlog(240_000, false, 987_654, OptionalLong.of(270_000_000), Optional.empty(), 0);
    String seen = text(status(Checkpoint.at(PLACE), backlog), Looks.PLAIN);
    assertTrue(seen.contains("waiting     about 987,000 events, 270 MB\n"), seen);
    assertTrue(seen.contains("delivered   12,345 of about 999,000 events"), seen);
  }

  @Test
  void what_the_next_run_will_mend_is_told() {
    Located located = new Located(LogPosition.START, Located.How.NOTHING_KNOWN, 0);
    ForwardStatus odd =
        new ForwardStatus(Checkpoint.at(PLACE), List.of(Notice.COUNT_MOVED), located, NONE);
    String seen = text(odd, Looks.PLAIN);
    assertTrue(seen.contains("note        another program has moved the count"), seen);
    assertTrue(seen.contains("note        the log was replaced"), seen);
    seen.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void an_event_that_says_no_time_has_no_age() {
    Backlog backlog =
        new Backlog(1, true, 1, OptionalLong.of(100), Optional.of(event("yesterday")), 0);
    String seen = text(status(Checkpoint.at(PLACE), backlog), Looks.PLAIN);
    assertTrue(seen.contains("waiting     1 event, 100 bytes\n"), seen);
    assertTrue(seen.startsWith("* 1 event waits to be forwarded"), seen);
  }
}
