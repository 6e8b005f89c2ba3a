package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.adapter.fs.FileCheckpointStore;
import dev.ito.forwarder.adapter.fs.JsonlAuditLog;
import dev.ito.forwarder.adapter.http.HttpEventIngest;
import dev.ito.forwarder.adapter.http.HttpSettings;
import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several forwarders in one process, as a larger tool has them. */
class SideBySideTest {
  private static final int FORWARDERS = 32;
  private static final int EVENTS = 250;

  @TempDir private Path directory;

  @Test
  void forwarders_of_many_projects_and_two_backends_do_not_know_of_each_other() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(FORWARDERS);
    CyclicBarrier together = new CyclicBarrier(FORWARDERS);
    try (Backend even = Backend.start(directory.resolve("even"));
        Backend odd = Backend.start(directory.resolve("odd"))) {
      List<Future<ForwardReport>> runs = new ArrayList<>();
      for (int n = 0; n < FORWARDERS; n++) {
        Path state = project(n);
        HttpSettings where = settings((n % 2 == 0 ? even : odd).url(), n);
        runs.add(
            threads.submit(
                () -> {
                  together.await();
                  return forward(state, where);
                }));
      }
      for (int n = 0; n < FORWARDERS; n++) {
        assertEquals(EVENTS + n, runs.get(n).get(60, TimeUnit.SECONDS).forwarded());
        List<String> stored = (n % 2 == 0 ? even : odd).stored("org", "repo" + n);
        assertEquals(EVENTS + n, stored.size());
        assertTrue(stored.get(n).contains("project-" + n), stored.get(n));
        assertEquals(List.of(), (n % 2 == 0 ? odd : even).stored("org", "repo" + n));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(30)
  void an_interrupt_cancels_a_run_in_the_middle_of_a_request_and_the_next_run_goes_on()
      throws Exception {
    Path state = project(0);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      Future<ForwardReport> run = thread.submit(() -> forward(state, settings(url, 0)));
      try (Socket client = silent.accept()) {
        assertEquals('P', client.getInputStream().read()); // a POST is on its way
        thread.shutdownNow();
        ExecutionException end = assertThrows(ExecutionException.class, run::get);
        assertEquals(InterruptedException.class, end.getCause().getClass());
      }
    }
    try (Backend backend = Backend.start(directory.resolve("backend"))) {
      assertEquals(EVENTS, forward(state, settings(backend.url(), 0)).forwarded());
    }
  }

  private Path project(int n) throws IOException {
    Path state = directory.resolve("project-" + n + "/.ito/.state");
    Files.createDirectories(state.resolve("audit"));
    DemoLog events = new DemoLog();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EVENTS + n; i++) {
      lines.add(events.event().replaceFirst("\"session_id\":\"", "$0project-" + n + "-"));
    }
    Files.write(state.resolve("audit/events.jsonl"), lines);
    return state;
  }

  private static HttpSettings settings(String url, int n) {
    return HttpSettings.of(url, "org", "repo" + n, Backend.TOKEN);
  }

  private static ForwardReport forward(Path state, HttpSettings where)
      throws IOException, InterruptedException {
    try (HttpEventIngest ingest = new HttpEventIngest(where, Clock.systemUTC())) {
      return EventForwarder.from(new JsonlAuditLog(state.resolve("audit/events.jsonl")))
          .to(ingest)
          .keeping(new FileCheckpointStore(state))
          .with(ForwardSettings.DEFAULT.withOnNewDestination(OnNewDestination.CONTINUE))
          .build()
          .forward();
    }
  }
}
