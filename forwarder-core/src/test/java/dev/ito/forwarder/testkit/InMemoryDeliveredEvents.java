package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A backend's list of events that is kept here. For one thread.
 *
 * @since 0.1.0
 */
public final class InMemoryDeliveredEvents implements DeliveredEvents {
  private List<String> texts = List.of();
  private Optional<BackendError> trouble = Optional.empty();
  private int seenBefore;
  private int questions;

  /** A list of nothing. */
  public InMemoryDeliveredEvents() {}

  /**
   * Puts events into the list, in place of what it held.
   *
   * @param held their texts, oldest first
   */
  public void hold(List<String> held) {
    texts = List.copyOf(held);
  }

  /**
   * Lets the next question fail.
   *
   * @param events how many events are passed on before
   * @param error what happens then
   */
  public void failNextAfter(int events, BackendError error) {
    trouble = Optional.of(error);
    seenBefore = events;
  }

  /**
   * How often the list was asked for.
   *
   * @return the number of calls, failed ones included
   */
  public int questions() {
    return questions;
  }

  @Override
  public void list(Duration limit, Visitor visitor) throws BackendException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before asking");
    }
    questions++;
    Optional<BackendError> error = trouble;
    trouble = Optional.empty();
    int end = error.isPresent() ? Math.min(seenBefore, texts.size()) : texts.size();
    texts.subList(0, end).forEach(visitor::visit);
    if (error.isPresent()) {
      throw new BackendException(error.get());
    }
  }
}
