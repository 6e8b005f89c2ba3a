package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.CheckpointStoreContract;

class KeptCheckpointTest extends CheckpointStoreContract {
  private final KeptCheckpoint kept = new KeptCheckpoint();

  @Override
  protected CheckpointStore newStore() {
    return kept;
  }
}
