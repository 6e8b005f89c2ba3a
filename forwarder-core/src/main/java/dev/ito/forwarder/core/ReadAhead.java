package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the next batches while earlier ones are on their way: one group is prepared to be sent
 * next, and meanwhile the one behind it is read.
 *
 * <p>Whoever has begun a reading hands the reader over until it is taken: nobody else touches it
 * meanwhile. What was read and not taken was never committed, so that nothing is lost with it. For
 * one thread.
 */
final class ReadAhead implements AutoCloseable {
  private final LogReader reader;
  private final Executor beside;
  private Optional<CompletableFuture<Group>> begun = Optional.empty();
  private Optional<CompletableFuture<Slice>> behind = Optional.empty(); // what is begun

  ReadAhead(LogReader reader, Executor beside) {
    this.reader = reader;
    this.beside = beside;
  }

  /**
   * What is to be read next, and how it is to be cut.
   *
   * @param sequence how many events are confirmed before the first of these
   * @param maxEvents the most events to read
   * @param maxBytes the most bytes to read
   * @param batchSize the most events in a batch
   * @param batchBytes the most bytes in a batch
   */
  record Plan(long sequence, int maxEvents, long maxBytes, int batchSize, long batchBytes) {
    private List<EventBatch> cut(List<AuditEvent> events) {
      return BatchCutter.cut(sequence, events, batchSize, batchBytes);
    }

    /** By hand, as in LogPosition. */
    private boolean isSameAs(Plan other) {
      return sequence == other.sequence
          && maxEvents == other.maxEvents
          && maxBytes == other.maxBytes
          && batchSize == other.batchSize
          && batchBytes == other.batchBytes;
    }
  }

  /** What was read, and whether that was as much as was asked for, more or less. */
  private record Slice(LogSlice content, long bytes, boolean full) {}

  /**
   * What was read, cut as it was planned.
   *
   * @param bytes how long all the events are together
   * @param full whether as much was read as was asked for, so that there is probably more
   */
  record Group(Plan plan, LogSlice slice, List<EventBatch> batches, long bytes, boolean full) {
    /** Some of the events, cut from another place on than was planned. */
    List<EventBatch> cut(long sequence, List<AuditEvent> some) {
      return BatchCutter.cut(sequence, some, plan.batchSize(), plan.batchBytes());
    }
  }

  /** What is done with what was read, before anybody takes it. */
  @FunctionalInterface
  interface Preparation {
    /** Prepares for it. */
    void prepare(Group group) throws IOException;
  }

  /**
   * Begins to read, if nothing is begun yet.
   *
   * @param behind what is to be read behind that, as soon as it is read
   */
  void begin(Plan plan, Plan behind, Preparation preparation) {
    if (begun.isPresent()) {
      return;
    }
    CompletableFuture<Slice> next = this.behind.isPresent() ? this.behind.get() : reading(plan);
    begun = Optional.of(next.thenApplyAsync(new Preparing(plan, preparation), beside));
    this.behind = Optional.of(next.thenApplyAsync(new Reading(this, behind), beside));
  }

  private CompletableFuture<Slice> reading(Plan plan) {
    return CompletableFuture.supplyAsync(new Reading(this, plan), beside);
  }

  /** Reads what follows. Neither this nor what comes below is a lambda: the first costs much. */
  private record Reading(ReadAhead ahead, Plan plan)
      implements Supplier<Slice>, Function<Slice, Slice> {
    @Override
    public Slice get() {
      try {
        return ahead.read(plan);
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }

    @Override
    public Slice apply(Slice before) {
      return get();
    }
  }

  private Slice read(Plan plan) throws IOException {
    LogSlice slice = reader.next(plan.maxEvents(), plan.maxBytes());
    List<AuditEvent> events = slice.events();
    long bytes = 0;
    for (AuditEvent event : events) {
      bytes += event.bytes();
    }
    boolean full = events.size() == plan.maxEvents() || bytes > plan.maxBytes() / 2;
    return new Slice(slice, bytes, full);
  }

  /** Prepares what was read. */
  private record Preparing(Plan plan, Preparation preparation) implements Function<Slice, Group> {
    @Override
    public Group apply(Slice slice) {
      try {
        Group group = cut(plan, slice);
        preparation.prepare(group);
        return group;
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }
  }

  private static Group cut(Plan plan, Slice slice) {
    LogSlice content = slice.content();
    List<EventBatch> batches = plan.cut(content.events());
    return new Group(plan, content, batches, slice.bytes(), slice.full());
  }

  /** What comes next: what was begun, cut anew if the plan has changed, or else read now. */
  Group take(Plan plan) throws IOException {
    if (begun.isPresent()) {
      Group group = awaited(begun.get());
      begun = Optional.empty();
      return group.plan().isSameAs(plan)
          ? group
          : cut(plan, new Slice(group.slice(), group.bytes(), group.full()));
    }
    if (behind.isPresent()) {
      Slice slice = awaited(behind.get());
      behind = Optional.empty();
      return cut(plan, slice);
    }
    return cut(plan, read(plan));
  }

  /** Not to be interrupted: a reading takes milliseconds, and nobody else may touch the reader. */
  private static <T> T awaited(CompletableFuture<T> reading) throws IOException {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (e.getCause() instanceof RuntimeException mistake) {
        throw mistake; // an adapter's, which is to come out as it is
      }
      throw e;
    }
  }

  /** Counts what nobody has taken yet; empty if more than so many bytes would have to be read. */
  OptionalLong remaining(long maxBytes) throws IOException {
    long read = begun.isEmpty() ? 0 : awaited(begun.get()).slice().events().size();
    read += behind.isEmpty() ? 0 : awaited(behind.get()).content().events().size();
    OptionalLong unread = reader.remaining(maxBytes);
    return unread.isEmpty() ? unread : OptionalLong.of(read + unread.getAsLong());
  }

  /** Returns once what was begun is prepared; what went wrong is told to whoever takes it. */
  void await() {
    if (begun.isPresent()) {
      settle(begun.get());
    }
  }

  /** Returns once the reader is free. */
  @Override
  public void close() {
    await();
    if (behind.isPresent()) {
      settle(behind.get());
    }
  }

  private static void settle(CompletableFuture<?> reading) {
    try {
      reading.join();
    } catch (CompletionException e) {
      // Whoever takes it is told.
    }
  }
}
