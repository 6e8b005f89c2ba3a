package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.testkit.AuditEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the forwarder does while nothing goes wrong. */
class ForwardingTest {

  @Test
  void a_log_without_events_gives_zeros_and_costs_no_request() throws Exception {
    Scene scene = Scene.ofEvents(0);
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(0, report.forwarded());
    assertEquals(0, report.duplicates());
    assertEquals(0, report.failedBatches());
    assertEquals(0, report.totalLocal());
    assertEquals(0, report.newOffset());
    assertEquals(0, report.malformed());
    assertEquals(0, report.quarantined());
    assertEquals(List.of(), scene.backend.requests());
  }

  @Test
  void five_events_go_in_one_request_of_up_to_ten() throws Exception {
    Scene scene = Scene.ofEvents(5).batches(10);
    ForwardReport report = scene.run();
    assertEquals(List.of(5), scene.requestSizes());
    assertEquals(5, report.forwarded());
    assertEquals(5, report.totalLocal());
    assertTrue(report.totalExact());
    assertEquals(5, report.newOffset());
    assertEquals(0, report.failedBatches());
    scene.assertStored(1, 5);
  }

  @Test
  void events_before_the_checkpoint_are_not_sent() throws Exception {
    Scene scene = Scene.ofEvents(5, 3);
    ForwardReport report = scene.run();
    assertEquals(2, report.forwarded());
    assertEquals(5, report.newOffset());
    scene.assertStored(4, 5);
  }

  @Test
  void a_checkpoint_at_the_end_of_the_log_costs_no_request() throws Exception {
    Scene scene = Scene.ofEvents(5, 5);
    ForwardReport report = scene.run();
    assertEquals(Outcome.DELIVERED, report.outcome());
    assertEquals(5, report.totalLocal());
    assertEquals(5, report.newOffset());
    assertEquals(List.of(), scene.backend.requests());
  }

  @Test
  void seven_events_in_batches_of_three_go_as_three_three_one_under_three_keys() throws Exception {
    Scene scene = Scene.ofEvents(7).batches(3);
    ForwardReport report = scene.run();
    assertEquals(List.of(3, 3, 1), scene.requestSizes());
    assertEquals(7, report.forwarded());
    assertEquals(3, new HashSet<>(scene.requestKeys()).size());
    for (String key : scene.requestKeys()) {
      assertTrue(key.endsWith("-event-forward"), key);
      assertTrue(key.matches("[A-Za-z0-9_-]{1,128}"), key);
    }
    scene.assertStored(1, 7);
  }

  @Test
  void accepted_and_duplicates_are_both_reported() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.backend.answerNext(3, new IngestResult(1, 2));
    ForwardReport report = scene.run();
    assertEquals(1, report.forwarded());
    assertEquals(2, report.duplicates());
    assertEquals(3, report.newOffset());
    assertEquals(Outcome.DELIVERED, report.outcome());
  }

  @Test
  void a_second_run_sends_only_what_was_appended() throws Exception {
    Scene scene = Scene.ofEvents(3);
    assertEquals(3, scene.run().forwarded());
    scene.log.appendEvents(4, 5);
    assertEquals(2, scene.run().forwarded());
    assertEquals(0, scene.run().forwarded());
    assertEquals(List.of(3, 2), scene.requestSizes());
    scene.assertStored(1, 5);
  }

  @Test
  void equal_events_are_forwarded_each_under_a_key_of_its_own() throws Exception {
    Scene scene = Scene.ofEvents(0).batches(1);
    for (int n = 0; n < 3; n++) {
      scene.log.appendLine(AuditEvents.json(1));
    }
    assertEquals(3, scene.run().forwarded());
    assertEquals(3, scene.backend.stored().size());
  }

  @Test
  void malformed_lines_are_skipped_counted_and_told_and_no_event_behind_them_is_lost()
      throws Exception {
    Scene scene = Scene.ofEvents(2).batches(2);
    scene.log.appendLine("no event");
    scene.log.appendEvents(3, 3);
    scene.log.appendLine("{}");
    List<Long> told = new ArrayList<>();
    scene.listener =
        new ForwardListener() {
          @Override
          public void malformed(MalformedLine line) {
            told.add(line.line());
          }
        };
    ForwardReport report = scene.run();
    assertEquals(2, report.malformed());
    assertEquals(List.of(3L, 5L), told);
    assertEquals(3, report.totalLocal());
    assertEquals(3, report.newOffset());
    assertEquals(2, scene.stored().totals().malformed());
    assertEquals(0, scene.run().malformed(), "told once");
    scene.assertStored(1, 3);
  }

  @Test
  void a_batch_size_of_zero_is_taken_as_one() throws Exception {
    Scene scene = Scene.ofEvents(3).batches(0);
    scene.run();
    assertEquals(List.of(1, 1, 1), scene.requestSizes());
    scene.assertStored(1, 3);
  }

  @Test
  void no_request_is_larger_than_its_bytes_allow_but_a_larger_event_goes_alone() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.settings = scene.settings.withBatchBytes(2_000);
    List<AuditEvent> events = new ArrayList<>();
    int[] sizes = {300, 800, 500, 5_000, 300, 300};
    for (int n = 1; n <= sizes.length; n++) {
      events.add(AuditEvents.event(n, AuditEvents.sizedJson(n, sizes[n - 1])));
      scene.log.appendLine(events.get(n - 1).text());
    }
    scene.run();
    assertEquals(List.of(3, 1, 2), scene.requestSizes());
    scene.assertStored(events);
  }

  @Test
  void the_listener_hears_of_every_batch_once_it_is_on_disk() throws Exception {
    Scene scene = Scene.ofEvents(7).batches(3);
    List<Long> counts = new ArrayList<>();
    scene.listener =
        new ForwardListener() {
          @Override
          public void confirmed(EventBatch batch, IngestResult result, long count) {
            assertEquals(count, scene.offset());
            counts.add(count);
          }
        };
    scene.run();
    assertEquals(List.of(3L, 6L, 7L), counts);
  }

  @Test
  void a_replaced_log_is_forwarded_from_its_beginning_and_the_listener_hears_of_it()
      throws Exception {
    Scene scene = Scene.ofEvents(5);
    List<Located.How> told = new ArrayList<>();
    scene.listener =
        new ForwardListener() {
          @Override
          public void relocated(Located located, long expected) {
            assertEquals(5, expected);
            told.add(located.how());
          }
        };
    scene.run();
    scene.log.replace("");
    scene.log.appendEvents(11, 12);
    ForwardReport report = scene.run();
    assertEquals(List.of(Located.How.NOTHING_KNOWN), told);
    assertEquals(2, report.forwarded());
    assertEquals(2, report.newOffset());
    assertEquals(7, scene.stored().sequence());
    assertEquals(1, scene.stored().totals().relocations());
    assertEquals(7, scene.backend.stored().size());
  }

  @Test
  void the_new_place_in_a_replaced_log_is_on_disk_before_anything_is_sent_from_there()
      throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.run();
    scene.log.replace("");
    scene.log.appendEvents(11, 12);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.backend.whileAsked(request -> assertEquals(0, scene.offset()));
    assertEquals(0, scene.run().newOffset());
  }

  @Test
  void delivered_events_that_were_amended_are_counted_and_their_place_is_stored_anew()
      throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.run();
    scene.log.appendEvents(4, 4);
    LogPosition anew = new LogPosition(3, scene.stored().confirmed().mark() + ",0:0");
    scene.reading =
        reader ->
            new PassingReader(reader) {
              @Override
              public Located located() {
                return new Located(anew, Located.How.UNCHANGED, 2);
              }
            };
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertEquals(2, scene.stored().totals().amended());
    assertEquals(0, scene.stored().totals().relocations());
    assertEquals(anew, scene.stored().confirmed());
  }

  @Test
  void a_count_beyond_the_end_becomes_the_end() throws Exception {
    Scene scene = Scene.ofEvents(3, 10);
    assertEquals(3, scene.run().newOffset());
    assertEquals(3, scene.offset());
    scene.log.appendEvents(4, 4);
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(4, 4);
  }

  @Test
  void a_log_of_malformed_lines_alone_is_told_once() throws Exception {
    Scene scene = Scene.ofEvents(0);
    scene.log.appendLine("no event");
    assertEquals(1, scene.run().malformed());
    assertEquals(0, scene.run().malformed());
    assertEquals(List.of(), scene.backend.requests());
  }

  @Test
  void a_log_capped_at_its_newest_ten_events_loses_none_of_a_hundred() throws Exception {
    Scene scene = Scene.ofEvents(0);
    for (int n = 1; n <= 100; n++) {
      scene.log.replace("");
      scene.log.appendEvents(Math.max(1, n - 9), n);
      scene.run();
    }
    scene.assertStored(1, 100);
  }

  @Test
  void an_emptied_log_keeps_the_place_for_the_events_to_come() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.run();
    scene.log.replace("");
    assertEquals(5, scene.run().newOffset());
    scene.log.appendEvents(1, 6);
    assertEquals(1, scene.run().forwarded());
    scene.assertStored(1, 6);
  }

  @Test
  void what_the_store_found_in_disorder_is_told() throws Exception {
    Scene scene = Scene.ofEvents(5, 3);
    scene.store.report(CheckpointStore.Notice.COUNT_RESTORED);
    List<CheckpointStore.Notice> told = new ArrayList<>();
    scene.listener =
        new ForwardListener() {
          @Override
          public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
            assertEquals(3, recovered.confirmed().count());
            told.add(notice);
          }
        };
    scene.run();
    assertEquals(List.of(CheckpointStore.Notice.COUNT_RESTORED), told);
  }

  @Test
  void totals_add_up_over_runs() throws Exception {
    Scene scene = Scene.ofEvents(3);
    scene.run();
    scene.log.appendEvents(4, 5);
    scene.backend.answerNext(2, new IngestResult(1, 1));
    scene.run();
    assertEquals(4, scene.stored().totals().forwarded());
    assertEquals(1, scene.stored().totals().duplicates());
  }
}
