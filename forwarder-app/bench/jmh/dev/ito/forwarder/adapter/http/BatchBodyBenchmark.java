package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.SampleEvents;
import dev.ito.forwarder.domain.EventBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a batch costs before it is on the wire: its key and its body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchBodyBenchmark {
  /** How many events are in the batch. */
  @Param({"100", "1000"})
  public int events;

  private EventBatch batch;
  private byte[] target = {};

  /** Makes the batch. */
  @Setup
  public void make() {
    batch = EventBatch.of(0, SampleEvents.events(events));
    target = new byte[new EventsBody(batch).length()];
  }

  /** Names it anew. */
  @Benchmark
  public EventBatch key() {
    return EventBatch.of(7, batch.events());
  }

  /** Writes its body. */
  @Benchmark
  public byte[] body() {
    new EventsBody(batch).copyTo(target, 0);
    return target;
  }
}
