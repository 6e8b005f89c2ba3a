package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.SampleEvents;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading, checking and fingerprinting, per event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReaderBenchmark {
  private static final int EVENTS = 10_000;

  private Path log;

  /** Writes a log. */
  @Setup
  public void write() throws IOException {
    log = Files.createTempFile("events", ".jsonl");
    Files.writeString(
        log,
        IntStream.rangeClosed(1, EVENTS)
            .mapToObj(SampleEvents::json)
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    Files.delete(log);
  }

  /** All of it, in slices as a catch-up reads them. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public LogPosition read() throws IOException {
    try (LogReader reader = new JsonlAuditLog(log).open(LogPosition.START)) {
      LogSlice slice = reader.next(2_500, 1 << 20);
      LogPosition end = slice.end();
      while (!slice.events().isEmpty()) {
        end = slice.end();
        slice = reader.next(2_500, 1 << 20);
      }
      return end;
    }
  }
}
