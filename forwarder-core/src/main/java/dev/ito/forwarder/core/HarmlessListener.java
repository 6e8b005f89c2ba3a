package dev.ito.forwarder.core;

import java.util.function.Consumer;

/** Calls a listener so that nothing it throws reaches the run. */
record HarmlessListener(ForwardListener listener) {

  void tell(Consumer<ForwardListener> what) {
    tell(listener, what);
  }

  static <L> void tell(L listener, Consumer<L> what) {
    try {
      what.accept(listener);
    } catch (VirtualMachineError e) {
      throw e; // no memory, no stack: it is not about the listener
    } catch (Throwable ignored) {
      // Documented: watching cannot harm delivery.
    }
  }
}
