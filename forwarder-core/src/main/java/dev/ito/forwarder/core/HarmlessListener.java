package dev.ito.forwarder.core;

import java.util.function.Consumer;

/** Calls a listener so that nothing it throws reaches the run. */
record HarmlessListener(ForwardListener listener) {

  void tell(Consumer<ForwardListener> what) {
    try {
      what.accept(listener);
    } catch (RuntimeException ignored) {
      // Documented: watching cannot harm delivery.
    }
  }
}
