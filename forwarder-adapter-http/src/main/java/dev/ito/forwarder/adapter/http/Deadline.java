package dev.ito.forwarder.adapter.http;

import java.util.concurrent.TimeUnit;

/** The moment at which an exchange ends, finished or not. */
final class Deadline {
  private static final long SECOND = 1000;

  private final long limit;
  private final long end;

  private Deadline(long limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit;
  }

  static Deadline after(long amount, TimeUnit unit) {
    return new Deadline(unit.toNanos(amount));
  }

  /** What is left, rounded up; zero once it has passed. */
  long millisLeft() {
    long left = end - System.nanoTime();
    return left <= 0 ? 0 : (left - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
  }

  boolean passed() {
    return millisLeft() == 0;
  }

  /** An earlier one that leaves time for others: one of so many equal parts of what is left. */
  Deadline share(int parts) {
    return parts == 1 ? this : after((end - System.nanoTime()) / parts, TimeUnit.NANOSECONDS);
  }

  /** How long it was when it was made, for a person. */
  @Override
  public String toString() {
    long millis = TimeUnit.NANOSECONDS.toMillis(limit);
    return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
  }
}
