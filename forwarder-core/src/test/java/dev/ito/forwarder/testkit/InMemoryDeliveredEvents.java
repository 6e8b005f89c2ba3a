package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The list of a backend in memory. Failures can be scripted. For one thread. */
public final class InMemoryDeliveredEvents implements DeliveredEvents {
  private final Supplier<List<AuditEvent>> stored;
  private final Deque<BackendError> failures = new ArrayDeque<>();
  private final List<Duration> questions = new ArrayList<>();
  private Runnable whileAsked = () -> {};

  /**
   * The list of what somebody stores.
   *
   * @param stored gives the events, oldest first, at each question
   */
  public InMemoryDeliveredEvents(Supplier<List<AuditEvent>> stored) {
    this.stored = stored;
  }

  /**
   * Scripts a failure; half of the list comes before it.
   *
   * @param error what is thrown
   */
  public void failNext(BackendError error) {
    failures.add(error);
  }

  /**
   * Lets something happen during each question, for example time pass.
   *
   * @param what is run
   */
  public void whileAsked(Runnable what) {
    whileAsked = what;
  }

  /**
   * How often the list was asked for, and how long each might take.
   *
   * @return a copy, oldest first
   */
  public List<Duration> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void list(Duration limit, Visitor visitor) throws BackendException {
    questions.add(limit);
    whileAsked.run();
    List<AuditEvent> all = stored.get();
    BackendError failure = failures.poll();
    int come = failure == null ? all.size() : all.size() / 2;
    all.subList(0, come).forEach(event -> visitor.visit(event.text()));
    if (failure != null) {
      throw new BackendException(failure);
    }
  }
}
