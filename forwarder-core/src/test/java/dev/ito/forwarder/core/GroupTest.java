package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.testkit.AuditEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In a long catch-up many batches are put on disk together. */
class GroupTest {

  @Test
  void a_run_that_fails_at_once_has_one_batch_in_flight_however_small_batches_are()
      throws Exception {
    Scene scene = Scene.ofEvents(50);
    scene.settings = scene.settings.withBatchBytes(1_024);
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertEquals(1, scene.stored().inFlight().orElseThrow().batches().size());
  }

  @Test
  void groups_grow_from_one_batch_to_64_and_the_next_run_begins_small_again() throws Exception {
    Scene scene = Scene.ofEvents(400).batches(1);
    PreparedStore store = new PreparedStore(scene.store);
    deliver(scene, store);
    scene.log.appendEvents(401, 404);
    deliver(scene, store);
    assertEquals(
        List.of(1, 2, 4, 8, 16, 32, 64, 64, 64, 64, 64, 17, 1, 2, 1), sizes(store.begun()));
    scene.assertStored(1, 404);
  }

  @Test
  void no_group_ends_in_the_middle_of_a_batch_however_large_events_are() throws Exception {
    Scene scene = Scene.ofEvents(0).batches(10);
    for (int n = 1; n <= 600; n++) { // some 12 batches of them are more than a megabyte
      scene.log.appendLine(AuditEvents.sizedJson(n, 9_000 + 97 * n % 2_000));
    }
    PreparedStore store = new PreparedStore(scene.store);
    deliver(scene, store);
    assertEquals(Collections.nCopies(60, 10), scene.requestSizes());
    assertEquals(List.of(1, 2, 4, 8, 12, 12, 12, 9), sizes(store.begun()));
    assertTrue(store.begun().containsAll(store.prepared()), "each as it was prepared");
  }

  @Test
  void batches_of_which_not_two_fit_go_one_by_one_and_are_prepared_all_the_same() throws Exception {
    Scene scene = Scene.ofEvents(0).batches(10);
    for (int n = 1; n <= 100; n++) {
      scene.log.appendLine(AuditEvents.sizedJson(n, 100_000));
    }
    PreparedStore store = new PreparedStore(scene.store);
    deliver(scene, store);
    assertEquals(100, scene.backend.stored().size());
    assertTrue(store.prepared().size() > 5, "they are");
    assertTrue(store.begun().containsAll(store.prepared()), "each as it was prepared");
  }

  @Test
  void a_group_is_prepared_on_disk_as_it_is_committed_later() throws Exception {
    Scene scene = Scene.ofEvents(40).batches(2);
    PreparedStore store = new PreparedStore(scene.store);
    deliver(scene, store);
    assertEquals(List.of(4, 8, 5), sizes(store.prepared()));
    assertTrue(store.begun().containsAll(store.prepared()), "each as it was prepared");
    scene.assertStored(1, 40);
  }

  @Test
  void the_batch_that_comes_next_is_announced_before_one_is_sent() throws Exception {
    Scene scene = Scene.ofEvents(14).batches(2);
    List<String> told = new ArrayList<>();
    EventIngest ingest =
        new EventIngest() {
          @Override
          public Destination destination() {
            return scene.backend.destination();
          }

          @Override
          public void prepare(EventBatch next) {
            told.add("then " + next.events().get(0).line());
          }

          @Override
          public IngestResult ingest(EventBatch batch, Duration limit)
              throws BackendException, InterruptedException {
            told.add("send " + batch.events().get(0).line());
            return scene.backend.ingest(batch, limit);
          }
        };
    EventForwarder.from(scene.log())
        .to(ingest)
        .keeping(scene.store)
        .with(scene.settings)
        .timedBy(scene.time)
        .build()
        .forward();
    assertEquals("send 1, then 5, send 3, send 5", String.join(", ", told.subList(0, 4)));
    assertEquals(
        "then 9, send 7, then 11, send 9, then 13, send 11, send 13",
        String.join(", ", told.subList(4, told.size())));
    scene.assertStored(1, 14);
  }

  @Test
  void where_events_are_skipped_no_group_is_prepared() throws Exception {
    Scene scene = Scene.ofEvents(40).batches(2);
    for (int n = 5; n <= 40; n += 5) {
      scene.backend.ingest(EventBatch.of(n, AuditEvents.events(n, n)), Duration.ofSeconds(1));
    }
    PreparedStore store = new PreparedStore(scene.store);
    deliver(scene, store);
    assertEquals(List.of(), store.prepared(), "nothing is prepared in vain");
    assertEquals(40, scene.backend.stored().size());
  }

  @Test
  void a_run_with_nothing_new_stores_no_more_than_its_end() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.run();
    int before = scene.store.commits();
    scene.run();
    assertTrue(scene.store.commits() - before <= 2, "the end of the log, and what was counted");
  }

  @Test
  void a_size_that_is_too_large_is_found_out_once_for_all_batches_of_a_group() throws Exception {
    Scene scene = tooLargeFromTheSecondBatchOn();
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    assertEquals(List.of(8, 8, 4, 4, 4, 4, 4, 4, 4), scene.requestSizes());
    assertEquals(EventBatch.of(16, sized(17, 20)).key(), key(scene, 4));
    assertEquals(EventBatch.of(20, sized(21, 24)).key(), key(scene, 5));
    scene.assertStored(sized(1, 36));
  }

  @Test
  void a_batch_that_may_be_stored_in_part_is_not_cut_because_another_is_too_large()
      throws Exception {
    Scene scene = tooLargeFromTheSecondBatchOn();
    scene.backend.acceptNext();
    scene.backend.failNext(Scene.UNAUTHORIZED);
    scene.run();
    assertEquals(2, scene.stored().inFlight().orElseThrow().batches().size());
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    List<Integer> sizes = scene.requestSizes();
    assertEquals(List.of(8, 8), sizes.subList(0, 2));
    List<Integer> refusedThreeTimesEach = List.of(8, 8, 8, 4, 4, 8, 8, 8, 4, 4);
    assertEquals(refusedThreeTimesEach, sizes.subList(2, 12));
    assertEquals(List.of(4, 4, 4), sizes.subList(12, sizes.size()));
    scene.assertStored(sized(1, 36));
  }

  /** 36 events in batches of eight, of which the backend takes four at a time when it knows one. */
  private static Scene tooLargeFromTheSecondBatchOn() {
    Scene scene = Scene.ofEvents(0).batches(8);
    sized(1, 36).forEach(event -> scene.log.appendLine(event.text()));
    scene.backend.whileAsked(
        request -> {
          if (scene.backend.requests().size() > 1) {
            scene.backend.takeAtMost(4 * 200 + 3);
          }
        });
    return scene;
  }

  private static List<AuditEvent> sized(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> AuditEvents.event(n, AuditEvents.sizedJson(n, 200)))
        .toList();
  }

  private static Object key(Scene scene, int request) {
    return scene.backend.requests().get(request).key();
  }

  private static void deliver(Scene scene, PreparedStore store) throws Exception {
    EventForwarder forwarder =
        EventForwarder.from(scene.log())
            .to(scene.backend)
            .keeping(store)
            .with(scene.settings)
            .timedBy(scene.time)
            .asking(scene.inventory())
            .build();
    assertEquals(Outcome.DELIVERED, forwarder.forward().outcome());
  }

  private static List<Integer> sizes(List<InFlight> groups) {
    return groups.stream().map(group -> group.batches().size()).toList();
  }
}
