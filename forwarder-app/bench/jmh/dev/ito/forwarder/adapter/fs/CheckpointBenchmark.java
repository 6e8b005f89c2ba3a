package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.SampleEvents;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.port.CheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch on disk before it is sent, and its count after, on the disk of the temporary directory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CheckpointBenchmark {
  /** How many events are in flight. */
  @Param({"1", "100", "2500"})
  public int events;

  private Path directory;
  private CheckpointStore.Session session;
  private Checkpoint here;
  private EventBatch batch;

  /** Opens a session. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("state");
    session = new FileCheckpointStore(directory).open().orElseThrow();
    here = session.recovered().checkpoint();
    batch = EventBatch.of(0, SampleEvents.events(events));
  }

  /** Closes it. */
  @TearDown
  public void close() throws IOException {
    session.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** Both commits that a batch costs; all forced. */
  @Benchmark
  public Checkpoint commitBatch() throws IOException {
    LogPosition end = new LogPosition(here.confirmed().count() + events, "a place");
    session.commit(here.sending(InFlight.of(List.of(batch), end)));
    here = here.sending(InFlight.of(List.of(batch), end)).settledHead();
    session.commit(here);
    return here;
  }
}
