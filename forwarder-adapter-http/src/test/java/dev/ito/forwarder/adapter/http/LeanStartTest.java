package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IdempotencyKey;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch goes out after every command of a tool, so what a cold JVM loads for it is counted. */
class LeanStartTest {
  private static final List<String> DEAR =
      List.of(
          "com.fasterxml.jackson.databind.",
          "feign.ReflectiveFeign",
          "feign.RequestTemplate",
          "java.lang.reflect.Proxy ",
          "java.time.format.",
          "java.util.Formatter",
          "javax.net.ssl.SSLContext",
          "dev.ito.forwarder.adapter.http.BackendErrorDecoder");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static HttpSettings settings(String url) {
    return new HttpSettings(url, "acme", "widgets", "token", LIMIT, Optional.empty())
        .withProxies(ProxySettings.fromEnvironment(System.getenv()));
  }

  /** The process: sends one batch, and does nothing else that might load something. */
  static final class OneBatch {
    private OneBatch() {}

    public static void main(String[] url) throws Exception {
      AuditEvent event = AuditEvent.of(1, new byte[] {'{', '}'}, json -> null);
      EventBatch batch = new EventBatch(new IdempotencyKey("key"), List.of(event, event));
      try (HttpEventIngest ingest = new HttpEventIngest(settings(url[0]), Clock.systemUTC())) {
        System.out.print(ingest.ingest(batch, LIMIT).accepted());
      }
    }
  }

  /** The process: asks once what there is. */
  static final class OneQuestion {
    private OneQuestion() {}

    public static void main(String[] url) throws Exception {
      new HttpDeliveredEvents(settings(url[0]), Clock.systemUTC())
          .list(
              LIMIT,
              new DeliveredEvents.Visitor() {
                @Override
                public void visit(String json) {
                  System.out.print(json);
                }
              });
    }
  }

  @Test
  void a_batch_that_goes_well_loads_nothing_that_is_dear(@TempDir Path directory) throws Exception {
    assertLean(directory, OneBatch.class, RawServer.STORED_TWO, "2");
  }

  @Test
  void the_question_of_a_first_run_loads_nothing_that_is_dear(@TempDir Path directory)
      throws Exception {
    assertLean(directory, OneQuestion.class, RawServer.ok("[{},{}]"), "{}{}");
  }

  private static void assertLean(Path directory, Class<?> program, String answer, String out)
      throws Exception {
    Path loaded = directory.resolve("loaded");
    try (RawServer server = RawServer.start(RawServer.answering(answer))) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:class+load:file=" + loaded,
                  "-cp",
                  System.getProperty("java.class.path"),
                  program.getName(),
                  "http://127.0.0.1:" + server.port())
              .redirectErrorStream(true)
              .start();
      assertEquals(out, new String(process.getInputStream().readAllBytes()));
      assertEquals(0, process.waitFor());
    }
    assertTrue(Files.readString(loaded).contains("dev.ito.forwarder.adapter.http.RequestBytes "));
    try (Stream<String> lines = Files.lines(loaded)) {
      assertEquals(List.of(), lines.filter(LeanStartTest::isDear).toList());
    }
  }

  private static boolean isDear(String line) {
    boolean ours = line.contains("adapter.http.") && !line.contains("LeanStartTest");
    return DEAR.stream().anyMatch(line::contains) || ours && line.contains("$$Lambda");
  }
}
