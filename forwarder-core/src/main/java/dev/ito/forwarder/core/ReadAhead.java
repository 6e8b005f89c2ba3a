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

/**
 * Reads the next batches while earlier ones are on their way.
 *
 * <p>Whoever has begun a reading hands the reader over until it is taken: nobody else touches it
 * meanwhile. What was read and not taken was never committed, so that nothing is lost with it. For
 * one thread.
 */
final class ReadAhead implements AutoCloseable {
  private final LogReader reader;
  private final Executor beside;
  private Optional<CompletableFuture<Group>> begun = Optional.empty();

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

  /** What was read, cut as it was planned. */
  record Group(Plan plan, LogSlice slice, List<EventBatch> batches) {
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

  /** Begins to read, if nothing is being read yet. */
  void begin(Plan plan, Preparation preparation) {
    if (begun.isEmpty()) {
      begun = Optional.of(CompletableFuture.supplyAsync(() -> prepared(plan, preparation), beside));
    }
  }

  /** What comes next: what was begun, cut anew if the plan has changed, or else read now. */
  Group take(Plan plan) throws IOException {
    if (begun.isEmpty()) {
      return read(plan);
    }
    Group group = awaited();
    begun = Optional.empty();
    return group.plan().isSameAs(plan)
        ? group
        : new Group(plan, group.slice(), plan.cut(group.slice().events()));
  }

  private Group read(Plan plan) throws IOException {
    LogSlice slice = reader.next(plan.maxEvents(), plan.maxBytes());
    return new Group(plan, slice, plan.cut(slice.events()));
  }

  private Group prepared(Plan plan, Preparation preparation) {
    try {
      Group group = read(plan);
      preparation.prepare(group);
      return group;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Not to be interrupted: a reading takes milliseconds, and nobody else may touch the reader. */
  private Group awaited() throws IOException {
    try {
      return begun.orElseThrow().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw e;
    }
  }

  /** Counts what nobody has taken yet; empty if more than so many bytes would have to be read. */
  OptionalLong remaining(long maxBytes) throws IOException {
    long read = begun.isEmpty() ? 0 : awaited().slice().events().size();
    OptionalLong unread = reader.remaining(maxBytes);
    return unread.isEmpty() ? unread : OptionalLong.of(read + unread.getAsLong());
  }

  /** Returns once nothing is being read; what went wrong is told to whoever takes it. */
  void await() {
    if (begun.isPresent()) {
      begun.get().handle((group, failure) -> true).join();
    }
  }

  /** Returns once the reader is free. */
  @Override
  public void close() {
    await();
  }
}
