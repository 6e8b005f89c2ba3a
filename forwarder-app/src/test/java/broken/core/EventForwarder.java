package broken.core;

import java.util.Optional;

public final class EventForwarder {
  public Optional<Core> core() {
    return Optional.empty();
  }

  OnlyInside inside() {
    return new OnlyInside();
  }
}
