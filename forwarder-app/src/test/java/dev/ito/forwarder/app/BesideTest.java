package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BesideTest {
  private static final long PLENTY = 20;

  private final Beside beside = new Beside();

  @Test
  void two_tasks_run_at_a_time_in_threads_that_keep_no_process_alive() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meeting =
        () -> {
          both.countDown();
          await(both); // each for the other
        };
    CompletableFuture<Void> first = CompletableFuture.runAsync(meeting, beside);
    CompletableFuture<Void> second = CompletableFuture.runAsync(meeting, beside);
    CompletableFuture.allOf(first, second).get(PLENTY, TimeUnit.SECONDS);
    assertTrue(CompletableFuture.supplyAsync(Thread::currentThread, beside).get().isDaemon());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PLENTY, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_task_waits_for_one_that_it_has_begun() throws Exception {
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () -> CompletableFuture.supplyAsync(() -> "done", beside).join(), beside);
    assertEquals("done", first.get(PLENTY, TimeUnit.SECONDS));
  }

  @Test
  void many_tasks_are_done_by_two_threads() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(1_000);
    for (int n = 0; n < 1_000; n++) {
      beside.execute(
          () -> {
            threads.add(Thread.currentThread());
            all.countDown();
          });
    }
    assertTrue(all.await(PLENTY, TimeUnit.SECONDS));
    assertTrue(threads.size() <= 2, threads::toString);
  }

  @Test
  void threads_with_nothing_to_do_end_and_new_ones_go_on() throws Exception {
    Thread first = CompletableFuture.supplyAsync(Thread::currentThread, beside).get();
    first.join(TimeUnit.SECONDS.toMillis(PLENTY));
    assertEquals(Thread.State.TERMINATED, first.getState());
    assertEquals("on", CompletableFuture.supplyAsync(() -> "on", beside).get());
  }
}
