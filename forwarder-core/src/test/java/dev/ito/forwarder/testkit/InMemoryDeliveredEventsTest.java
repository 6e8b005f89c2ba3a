package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.port.DeliveredEvents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Holds the fake to the contract it stands in for. */
class InMemoryDeliveredEventsTest extends DeliveredEventsContract {
  private final InMemoryDeliveredEvents list = new InMemoryDeliveredEvents();

  @Override
  protected DeliveredEvents newList() {
    return list;
  }

  @Override
  protected void hold(List<String> texts) {
    list.hold(texts);
  }

  @Override
  protected void failNext(Trouble trouble) {
    list.failNextAfter(
        trouble == Trouble.CUT_SHORT ? 1 : 0,
        switch (trouble) {
          case NOT_REACHED, UNAVAILABLE, NO_ANSWER, CUT_SHORT ->
              new BackendError.Unavailable("away", OptionalInt.empty(), Optional.empty(), false);
          case UNAUTHORIZED -> new BackendError.Unauthorized("who is there", OptionalInt.of(401));
          case NOT_FOUND -> new BackendError.NotFound("no such list", OptionalInt.of(404));
          case NO_LIST -> new BackendError.Other("no list", OptionalInt.of(200));
        });
  }
}
