package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.CheckpointStore;

/** Holds the fake to the contract it stands in for. */
class InMemoryCheckpointStoreTest extends CheckpointStoreContract {
  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();

  @Override
  protected CheckpointStore newStore() {
    return store;
  }
}
