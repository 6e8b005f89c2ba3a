package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryDeliveredEvents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The list of what a backend stores at the moment of the question. Failures can be scripted. */
final class ListOfStored implements DeliveredEvents {
  private final InMemoryDeliveredEvents list = new InMemoryDeliveredEvents();
  private final Supplier<List<AuditEvent>> stored;
  private final Deque<BackendError> failures = new ArrayDeque<>();
  private final List<Duration> questions = new ArrayList<>();
  private Runnable whileAsked = () -> {};

  ListOfStored(Supplier<List<AuditEvent>> stored) {
    this.stored = stored;
  }

  /** Scripts a failure; half of the list comes before it. */
  void failNext(BackendError error) {
    failures.add(error);
  }

  /** Lets something happen during each question, for example time pass. */
  void whileAsked(Runnable what) {
    whileAsked = what;
  }

  /** How long each question might take. */
  List<Duration> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void list(Duration limit, Visitor visitor) throws BackendException, InterruptedException {
    questions.add(limit);
    whileAsked.run();
    List<String> texts = AuditEvents.texts(stored.get());
    list.hold(texts);
    if (!failures.isEmpty()) {
      list.failNextAfter(texts.size() / 2, failures.poll());
    }
    list.list(limit, visitor);
  }
}
